import { expect, test } from 'vitest';
import { passwordProblem } from './passwords.ts';

test.each([
  ['Bamboo-Lantern-27', null], ['秋天的第一场雨Aa1', null], ['9xKq!mVt2p', null],
  ['Ab1!', 'password.short'], [`Aa1${'x'.repeat(130)}`, 'password.long'], ['onlysmallletters', 'password.simple'], ['ALLCAPS-NOSMALL', 'password.simple'],
  ['Password2026', 'password.common'], ['P@ssw0rd!23', 'password.common'], ['Qwerty-12345', 'password.common'], ['Aa12345678', 'password.common'], ['Aa1Aa1Aa1Aa1', 'password.common'], ['Abcdefgh-1', 'password.common'],
  ['Zhang.Wei-88x', 'password.own-name'], ['小明的Password9', 'password.own-name'],
])('%s: %s', (password, code) => {
  expect(passwordProblem(password, ['zhang.wei', '小明'])?.code ?? null).toBe(code);
});
