import { isSetUp, setupToken } from '../modules/people/public.ts';
import type { Services } from '../platform/http/context.ts';
import { accountLines, readDemonstration } from './demonstration-state.ts';

/** Prints where the site is and what to do first. Lines for people go to stdout; logs go to stderr. */
export async function announceSetup(services: Services, address: string): Promise<void> {
  const demonstration = services.config.demo ? await readDemonstration(services.db) : undefined;
  const token = services.config.demo || (await isSetUp(services.db)) ? undefined : await setupToken(services);
  const say = (line: string) => process.stdout.write(`${line}\n`);
  say('');
  say(`  和鸣 Heming`);
  say(`  公开网站 Public site   ${address}/`);
  say(`  管理平台 Console       ${address}/console/`);
  say(`  接口说明 API           ${address}/api/openapi.json`);
  if (demonstration !== undefined) say(`  演示收件箱 Demo outbox ${address}/demo/outbox`);
  for (const line of accountLines(demonstration?.result)) say(line);
  if (token !== undefined) {
    say('');
    say(`  首次设置 First set-up  ${address}/setup?token=${token}`);
  }
  say('');
}
