import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFigure } from '../../ledger/public.ts';
import { testApp, browserOn } from '../people/test-kit.ts';
import { lettersApi } from './letters.routes.ts';
import { findLetter, letterCounts, publishedLetters } from './letters.queries.ts';
import { countSignatures, signaturesAt } from './pledges.queries.ts';
import { renderPledgeCertificate } from './pledge-certificate.ts';
import { findPledge } from './pledges.queries.ts';
import { openSquare, type Square } from './test-kit.ts';
import { answerLetter, publishLetter, withdrawLetter, writeAgain, writeLetter } from './usecases/letters.ts';
import { changePledge, createPledge, setPledgeState } from './usecases/manage-pledge.ts';
import { signPledge, withdrawSignature } from './usecases/sign-pledge.ts';
import { NewLetter, NewPledge } from './voices.schemas.ts';

let square: Square;
beforeAll(async () => {
  square = await openSquare();
});
afterAll(() => square.world.close());

const figure = async (kind: string, nodeId = square.world.rootId) => (await readFigure(square.world.base.db, { nodeId, basis: 'was', kinds: [kind] })).quantity;

test('a pledge is signed once a person, by numbers without doubles, and its text then stays', async () => {
  const { world, campaignId, reader } = square;
  const root = world.admin(world.rootId);
  const input = NewPledge.parse({ campaignId, title: { zh: '文明上网承诺' }, text: { zh: '我承诺：\n不传播不实信息。' }, opensAt: '2026-03-01T00:00:00+08:00', closesAt: '2026-04-01T00:00:00+08:00' });
  const id = await createPledge(root, input);
  await expect(signPledge(reader(), id, { name: '李明', shownAs: 'full' })).rejects.toThrow('voices.not-found');
  await setPledgeState(root, id, 'open');
  const { version } = (await findPledge(world.base.db, id))!;
  await expect(changePledge(root, id, { ...input, version, text: { zh: '改了。', en: '' } })).rejects.toThrow('voices.text-fixed');

  const signers = Array.from({ length: 12 }, (_, index) => reader(`人${index}`));
  const numbers = await Promise.all(signers.map((signer, index) => signPledge(signer, id, { name: `欧阳${index}号`, shownAs: 'masked' })));
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
  await expect(signPledge(signers[0]!, id, { name: '李明', shownAs: 'full' })).rejects.toThrow('pledge.signed');
  expect(await figure('voices.pledge-signed')).toBe(12);

  await withdrawSignature(signers[3]!, id);
  await expect(withdrawSignature(signers[3]!, id)).rejects.toThrow('pledge.not-signed');
  expect([await countSignatures(world.base.db, id), await figure('voices.pledge-signed')]).toEqual([11, 11]);
  expect((await signaturesAt(world.base.db, id, { from: 12, to: 1 })).filter(({ withdrawnAt }) => withdrawnAt === null).map(({ shownAs }) => shownAs)).toEqual(Array.from({ length: 11 }, () => '欧阳**'));
  expect(await signPledge(signers[3]!, id, { name: '欧阳又', shownAs: 'masked' })).toBe(13);

  const pledge = (await findPledge(world.base.db, id))!;
  const { pdf, name } = await renderPledgeCertificate(signers[0]!, pledge);
  expect([Buffer.from(pdf.subarray(0, 5)).toString(), name]).toEqual(['%PDF-', `文明上网承诺-${numbers[0]}.pdf`]);
  await expect(renderPledgeCertificate(reader('路人'), pledge)).rejects.toThrow('pledge.not-signed');
  const stored = await world.base.db.selectFrom('pledge_signatures').selectAll().where('pledge_id', '=', id).execute();
  expect(JSON.stringify(stored)).not.toContain('欧阳0号');
});

const letter = (officeId: string, more: Partial<NewLetter> = {}) => NewLetter.parse({ officeId, subject: '路灯不亮', body: '巷口的路灯坏了两周。', name: '李小明', mayPublish: true, ...more });

test('a letter is answered by its office, counted once, and published only where its author agreed', async () => {
  const { world, reader, editor } = square;
  const city = world.cities[0]!;
  const author = reader('李小明');
  await expect(writeLetter(author, letter(world.schools[0]!))).rejects.toThrow('letter.office-unknown');
  const id = await writeLetter(author, letter(city));
  const row = (await findLetter(world.base.db, id, { accountId: null, nodes: [city] }))!;
  expect([row.author, row.state, row.dueAt.toISOString()]).toEqual(['李**', 'waiting', '2026-03-26T16:00:00.000Z']);
  const clerk = editor(city);
  await expect(publishLetter(clerk, id, true)).rejects.toThrow('letter.not-answered');
  await expect(answerLetter(editor(world.cities[1]!), id, { version: 1, body: '好。' })).rejects.toThrow('letter.not-found');
  await expect(answerLetter(editor(world.rootId), id, { version: 1, body: '好。' })).rejects.toThrow('auth.forbidden');
  await answerLetter(clerk, id, { version: 1, body: '已修复。' });
  await publishLetter(clerk, id, true);
  expect((await publishedLetters(world.base.db, city, { offset: 0, limit: 10 })).items.map(({ turns }) => turns.map(({ byOffice, body }) => [byOffice, body]))).toEqual([[[false, '巷口的路灯坏了两周。'], [true, '已修复。']]]);
  await writeAgain(author, id, '又坏了。');
  expect((await publishedLetters(world.base.db, city, { offset: 0, limit: 10 })).total).toBe(0);
  await answerLetter(clerk, id, { version: (await findLetter(world.base.db, id, { accountId: null, nodes: [city] }))!.version, body: '换了新的。' });
  expect([await figure('voices.letter-received', city), await figure('voices.letter-answered', city)]).toEqual([1, 1]);
  expect(await letterCounts(world.base.db, city)).toEqual({ received: 1, answered: 1 });

  const quiet = await writeLetter(author, letter(city, { mayPublish: false }));
  await answerLetter(clerk, quiet, { version: 1, body: '好。' });
  await expect(publishLetter(clerk, quiet, true)).rejects.toThrow('letter.not-public');
  await withdrawLetter(author, quiet);
  expect((await findLetter(world.base.db, quiet, { accountId: null, nodes: [city] }))!.turns.map(({ body }) => body)).toEqual(['', '好。']);
});

test('the API keeps letters from those they do not concern', async () => {
  const { world, reader } = square;
  const id = await writeLetter(reader('赵敏'), letter(world.cities[1]!));
  const stranger = browserOn(testApp(world.base, [lettersApi]));
  expect((await stranger.call('GET', `/api/letters/${id}`)).status).toBe(401);
});
