import { constants, createPrivateKey, type KeyObject, randomBytes, sign } from 'node:crypto';
import { createBox } from '../../../app/start-box.ts';
import { listen } from '../../../app/listen.ts';
import { deriveKeys } from '../../../platform/crypto/keys.ts';
import { decryptField } from '../../../platform/crypto/fields.ts';
import { PageCache } from '../../../platform/http/page-cache.ts';
import { type TestContext, testContext } from '../../../../tests/support/context.ts';
import { voterTag } from '../ballots/pass.ts';
import { addVoters } from '../eligibility/voters.ts';
import { ballotBoxModule } from '../polls.module.ts';
import { requirePoll } from '../polls.queries.ts';
import type { PollWorld } from '../test-kit.ts';
import { publishPoll } from '../usecases/publish-poll.ts';

export const BOX_SECRET = 'the common secret of desk and box';
export const DESK = 'https://heming.example.org';

/** A ballot box on a database of its own, open at a port of this machine, whose people come through one proxy. */
export interface BoxUnderTest {
  readonly ctx: TestContext;
  readonly url: string;
  /** The context of somebody at the desk, whose site has this box. */
  desk(of: TestContext): TestContext;
  /** Ends the process, as far as others see; its database stays. */
  leave(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

export async function boxUnderTest(deskUrl: string = DESK): Promise<BoxUnderTest> {
  const plain = await testContext({ kind: 'system', name: 'test' });
  const ctx: TestContext = { ...plain, keys: deriveKeys(Buffer.alloc(48, 2)), config: { ...plain.config, deskUrl, boxSecret: BOX_SECRET, trustedProxies: 1 } };
  await ballotBoxModule.settle(ctx, deskUrl);
  const open = (port: number) => listen(createBox(ctx, () => false), new PageCache(0), port, [ballotBoxModule.listener(ctx)]);
  let server = await open(0);
  const { port } = server;
  const url = `http://127.0.0.1:${port}`;
  return {
    ctx, url,
    desk: (of) => ({ ...of, config: { ...of.config, boxUrl: url, boxSecret: BOX_SECRET } }),
    leave: () => server.drain(0),
    comeBack: async () => {
      server = await open(port);
    },
    close: async () => {
      await server.drain(0);
      await plain.close();
    },
  };
}

/** A secret poll, published to the box by the desk, with twenty invitation codes, the clocks of both at its opening. */
export async function runningAtBox(polls: PollWorld, box: BoxUnderTest, changes: Parameters<PollWorld['draft']>[0] = {}): Promise<string> {
  atBoth(polls, box, '09:00:00');
  const id = await polls.draft({ secret: true, ...changes });
  await addVoters(polls.root.db, id, Array.from({ length: 20 }, (_, n) => voterTag(polls.root.keys, id, `code:${n}`)));
  await publishPoll(box.desk(polls.root), id, (await requirePoll(polls.root.db, id)).version);
  atBoth(polls, box, '10:00:00');
  return id;
}

export function atBoth(polls: PollWorld, box: BoxUnderTest, time: string): void {
  polls.at(time);
  box.ctx.clock.set(polls.world.base.clock.now());
}

async function deskKey(polls: PollWorld, id: string): Promise<KeyObject> {
  const { private_key: kept } = await polls.root.db.selectFrom('poll_desks').select('private_key').where('poll_id', '=', id).executeTakeFirstOrThrow();
  return createPrivateKey({ key: Buffer.from(decryptField(polls.root.keys, `poll-desk ${id}`, kept), 'base64'), format: 'der', type: 'pkcs8' });
}

/** Tokens as voters' browsers come to hold them: what a blind signature leads to is an ordinary one of the desk's key. */
export async function tokensOf(polls: PollWorld, id: string, count: number): Promise<{ message: string; signature: string }[]> {
  const key = await deskKey(polls, id);
  return Array.from({ length: count }, () => {
    const message = randomBytes(64);
    return { message: message.toString('base64url'), signature: sign('sha384', message, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 }).toString('base64url') };
  });
}
