import { afterAll, beforeAll, expect, test } from 'vitest';
import { testContext, type TestContext } from '../../../tests/support/context.ts';
import { engineOf } from './engine.ts';

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});
afterAll(() => ctx.close());

test('a code asked for again takes the place of the one before, which was not used', async () => {
  const engine = engineOf(ctx);
  const alias = 'somebody@contact.invalid';
  const first = await engine.makeCode(alias);
  let second = await engine.makeCode(alias);
  while (second === first) second = await engine.makeCode(alias);
  expect(await engine.takeCode(alias, first)).toBe(false);
  expect(await engine.takeCode(alias, second)).toBe(true);
  expect(await engine.takeCode(alias, second)).toBe(false);
  expect(await engine.makeCode(alias)).toMatch(/^\d{6}$/);
});
