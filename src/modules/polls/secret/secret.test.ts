import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ballotBox } from '../ballots/ballot-box.ts';
import { voterTag } from '../ballots/pass.ts';
import { requirePoll } from '../polls.queries.ts';
import type { PublishedRules } from '../published-rules.ts';
import { type PollWorld, pollWorld } from '../test-kit.ts';
import { signBlinded } from './desk.ts';

let polls: PollWorld;
let id: string;
let publicKey: CryptoKey;
beforeAll(async () => {
  polls = await pollWorld();
  id = await polls.running({ secret: true });
  const { deskKey } = (await requirePoll(polls.root.db, id)).rules as PublishedRules;
  publicKey = await crypto.subtle.importKey('spki', Buffer.from(deskKey!, 'base64'), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);
});
afterAll(() => polls.world.close());

const suite = RSABSSA.SHA384.PSS.Randomized();
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const person = (n: number) => voterTag(polls.world.base.keys, id, `code:${n}`);
const cast = (token: { message: string; signature: string } | undefined, choices = [1]) => ballotBox(polls.world.base).cast(id, { choices, token }, null);

/** What a voter's browser does. */
async function fetchToken(n: number) {
  const prepared = suite.prepare(crypto.getRandomValues(new Uint8Array(32)));
  const { blindedMsg, inv } = await suite.blind(publicKey, prepared);
  const signed = await signBlinded(polls.world.base, id, person(n), text(blindedMsg));
  const signature = await suite.finalize(publicKey, prepared, new Uint8Array(Buffer.from(signed, 'base64url')), inv);
  return { token: { message: text(prepared), signature: text(signature) }, blinded: text(blindedMsg), signed };
}

test('a token votes once, and neither the desk nor the box keeps anything that leads from one to the other', async () => {
  const { token, blinded } = await fetchToken(1);
  const { receipt } = await cast(token);
  await expect(cast(token, [2])).rejects.toMatchObject({ code: 'ballot.already' });
  const issues = await polls.root.db.selectFrom('poll_desk_issues').selectAll().where('poll_id', '=', id).execute();
  const ballots = await polls.root.db.selectFrom('ballots').selectAll().where('poll_id', '=', id).execute();
  const [atDesk, atBox] = [JSON.stringify(issues.map((row) => ({ ...row, voter: text(row.voter), blinded_hash: text(row.blinded_hash) }))), JSON.stringify(ballots.map((row) => ({ ...row, voter: text(row.voter) })))];
  expect(atBox).not.toContain(text(person(1)));
  expect(atDesk).not.toContain((JSON.parse(receipt.leaf) as { voter: string }).voter);
  expect(atDesk).not.toContain(token.message);
  expect(atBox).not.toContain(blinded);
  expect(issues[0]!.issued_at.getTime() % 3_600_000).toBe(0);
});

test('the desk signs once a person, and says the same again when its answer got lost', async () => {
  const { blinded, signed } = await fetchToken(2);
  expect(await signBlinded(polls.world.base, id, person(2), blinded)).toBe(signed);
  await expect(fetchToken(2)).rejects.toMatchObject({ code: 'desk.issued' });
  const many = await Promise.allSettled(Array.from({ length: 4 }, () => fetchToken(3)));
  expect(many.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('a forged, changed or foreign token is refused, and so is a pass', async () => {
  const { token } = await fetchToken(4);
  const forged = Buffer.from(token.signature, 'base64url');
  forged[9]! ^= 1;
  await expect(cast({ ...token, signature: text(forged) })).rejects.toMatchObject({ code: 'ballot.token' });
  await expect(cast({ message: text(crypto.getRandomValues(new Uint8Array(64))), signature: token.signature })).rejects.toMatchObject({ code: 'ballot.token' });
  await expect(cast({ message: `${token.message}==`, signature: token.signature })).rejects.toMatchObject({ code: 'ballot.token' });
  await expect(cast(undefined)).rejects.toMatchObject({ code: 'ballot.mode' });
  await expect(ballotBox(polls.world.base).cast(id, { choices: [1], pass: polls.pass(id, 4) }, null)).rejects.toMatchObject({ code: 'ballot.mode' });
  const other = await polls.running({ secret: true });
  await expect(ballotBox(polls.world.base).cast(other, { choices: [1], token }, null)).rejects.toMatchObject({ code: 'ballot.token' });
  await expect(signBlinded(polls.world.base, id, person(5), 'AAAA')).rejects.toMatchObject({ code: 'desk.malformed' });
});

test('secret and open, or secret and replaceable, do not go together', async () => {
  await expect(polls.draft({ secret: true, eligibility: 'open' })).rejects.toMatchObject({ code: 'poll.secret-open' });
  await expect(polls.draft({ secret: true, replaceable: true })).rejects.toMatchObject({ code: 'poll.secret-replace' });
});
