import { sql } from 'kysely';
import { decryptField } from '../../platform/crypto/fields.ts';
import type { Db, Tx } from '../../platform/db/db.ts';
import { deleteFile } from '../../platform/files/claim-file.ts';
import type { Context } from '../../platform/http/context.ts';
import { pick } from '../../platform/i18n/messages.ts';
import { ownPartsIn } from '../contests/public.ts';
import { type ErasedCounts, findAccountOfPerson, type PersonContributor } from '../people/public.ts';
import { CASE_STATE_NAMES, type CaseState } from './awards.words.ts';
import { filesOfCase, TEXT_PURPOSE } from './cases/cases.queries.ts';
import { checkCertificate } from './certificates/certificates.queries.ts';
import { checkPath } from './certificates/draw.ts';

async function recordsOf(db: Db, ctx: Context, personId: string) {
  const account = await findAccountOfPerson(db, personId, ctx.clock.now());
  if (account === undefined) return { cases: [], certificates: [] };
  const cases = await db.selectFrom('award_cases').selectAll().where('account_id', '=', account.accountId).orderBy('received_at', 'desc').execute();
  const parts = await ownPartsIn(db, account.accountId);
  const certificates = await db
    .selectFrom('award_certificates as c')
    .innerJoin('awards as a', 'a.id', 'c.award_id')
    .select(['c.code', 'c.number', 'c.issued_at', 'c.revoked_at'])
    .where((eb) => eb.or([eb('a.account_id', '=', account.accountId), sql<boolean>`c.author_id = any(${parts}::uuid[])`]))
    .orderBy('c.issued_at', 'desc')
    .execute();
  return { cases, certificates };
}

/** A person's objections and the certificates of their works, as their own page shows, exports and erases them. */
export const awardsOfPerson: PersonContributor = {
  name: 'awards',
  async section(ctx, personId) {
    const { cases, certificates } = await recordsOf(ctx.db, ctx, personId);
    if (cases.length + certificates.length === 0) return null;
    const shown = await Promise.all(certificates.slice(0, 10).map(async (each) => ({ title: pick((await checkCertificate(ctx.db, each.code)).title, ctx.locale), value: each.number, path: checkPath(each.code) })));
    return {
      title: { zh: '获奖证书与异议', en: 'Certificates and objections' },
      purpose: { zh: '证书供他人查验；异议内容加密保存，只有处理人能看，注销账号时删除。', en: 'Certificates are kept to be checked; objections are encrypted, seen by their handler only, and removed when the account is closed.' },
      rows: [...shown, ...cases.map((row) => ({ title: ctx.locale === 'en' ? `Objection ${row.number}` : `第${row.number}号异议`, value: pick(CASE_STATE_NAMES[row.state as CaseState], ctx.locale), path: `/me/objections/${row.id}` }))],
    };
  },
  async exportOwnData(ctx, personId) {
    const { cases, certificates } = await recordsOf(ctx.db, ctx, personId);
    return {
      objections: cases.map((row) => ({ number: row.number, ground: row.ground, state: row.state, text: row.text_cipher === null ? '' : decryptField(ctx.keys, TEXT_PURPOSE, row.text_cipher), receivedAt: row.received_at.toISOString(), outcome: row.outcome, answer: row.answer_zh })),
      certificates: certificates.map((row) => ({ number: row.number, issuedAt: row.issued_at.toISOString(), revokedAt: row.revoked_at?.toISOString() ?? null })),
    };
  },
  async eraseOwnData(tx, ctx, personId): Promise<ErasedCounts> {
    const { cases } = await recordsOf(tx, ctx, personId);
    const account = await findAccountOfPerson(tx, personId, ctx.clock.now());
    if (account === undefined) return { removed: {}, kept: {} };
    for (const row of cases) {
      for (const { id } of await filesOfCase(tx, row.id)) await deleteFile(tx as Tx, ctx, id, 'person erased');
      await tx.deleteFrom('award_case_files').where('case_id', '=', row.id).execute();
    }
    await tx.updateTable('award_cases').set({ account_id: null, text_cipher: null, withdrawn_cipher: null }).where('account_id', '=', account.accountId).execute();
    const kept = await tx.updateTable('awards').set({ account_id: null }).where('account_id', '=', account.accountId).returning('id').execute();
    return { removed: { objections: cases.length }, kept: { awards: kept.length } };
  },
};
