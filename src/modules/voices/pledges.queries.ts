import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/db.ts';
import { inScope } from '../organizations/public.ts';
import { voiceErrors } from './voices.errors.ts';

export interface PledgeRecord {
  readonly id: string;
  readonly campaignId: string;
  readonly hostId: string;
  readonly text: { readonly zh: string; readonly en: string };
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly state: 'draft' | 'open' | 'closed';
  /** The last number given. */
  readonly signed: number;
  readonly version: number;
}

export interface SignatureRecord {
  readonly id: string;
  readonly pledgeId: string;
  readonly number: number;
  readonly nameCipher: Buffer | null;
  readonly shownAs: string;
  readonly code: string;
  readonly signedAt: Date;
  readonly withdrawnAt: Date | null;
}

const select = (db: Db) => db.selectFrom('pledges').selectAll();
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

const toRecord = (row: Row): PledgeRecord => ({
  id: row.id, campaignId: row.campaign_id, hostId: row.host_id, text: { zh: row.text_zh, en: row.text_en }, opensAt: row.opens_at, closesAt: row.closes_at, state: row.state as PledgeRecord['state'], signed: row.signed, version: row.version,
});

/** A pledge by id; undefined where there is none. */
export async function findPledge(db: Db, id: string): Promise<PledgeRecord | undefined> {
  const row = await select(db).where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : toRecord(row);
}

/** The same, locked until the transaction ends; refuses with voices.not-found. */
export async function lockPledge(tx: Tx, id: string): Promise<PledgeRecord> {
  const row = await select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? voiceErrors.fail('voices.not-found') : toRecord(row);
}

/** Pledges of the hosts' subtrees, the newest first. */
export async function listPledges(db: Db, hosts: readonly string[] | 'all', window: { offset: number; limit: number }): Promise<{ items: PledgeRecord[]; total: number }> {
  const where = hosts === 'all' ? sql<boolean>`true` : (inScope('pledges.host_id', hosts) as RawBuilder<boolean>);
  const rows = await select(db).where(where).orderBy('opens_at', 'desc').orderBy('id').offset(window.offset).limit(window.limit).execute();
  const { total } = await db.selectFrom('pledges').select((eb) => eb.fn.countAll<number>().as('total')).where(where).executeTakeFirstOrThrow();
  return { items: rows.map(toRecord), total: Number(total) };
}

/** Pledges that were opened, of these campaigns: those open at the instant first, each group the newest first. */
export async function publicPledges(db: Db, campaignIds: readonly string[], now: Date, window: { offset: number; limit: number }): Promise<{ items: PledgeRecord[]; total: number }> {
  const where = sql<boolean>`state <> 'draft' and campaign_id = any(${[...campaignIds]}::uuid[])`;
  const rows = await select(db).where(where).orderBy(sql`state = 'open' and closes_at > ${now}`, 'desc').orderBy('opens_at', 'desc').orderBy('id').offset(window.offset).limit(window.limit).execute();
  const { total } = await db.selectFrom('pledges').select((eb) => eb.fn.countAll<number>().as('total')).where(where).executeTakeFirstOrThrow();
  return { items: rows.map(toRecord), total: Number(total) };
}

const signatures = (db: Db) => db.selectFrom('pledge_signatures').selectAll();
type SignatureRow = Awaited<ReturnType<ReturnType<typeof signatures>['execute']>>[number];
const toSignature = (row: SignatureRow): SignatureRecord => ({ id: row.id, pledgeId: row.pledge_id, number: row.number, nameCipher: row.name_cipher, shownAs: row.shown_as, code: row.code, signedAt: row.signed_at, withdrawnAt: row.withdrawn_at });

/** An account's signature of a pledge, unless it was taken back. */
export async function signatureOf(db: Db, pledgeId: string, accountId: string): Promise<SignatureRecord | undefined> {
  const row = await signatures(db).where('pledge_id', '=', pledgeId).where('account_id', '=', accountId).where('withdrawn_at', 'is', null).executeTakeFirst();
  return row === undefined ? undefined : toSignature(row);
}

/** The signature that a certificate's code names. */
export async function signatureByCode(db: Db, code: string): Promise<SignatureRecord | undefined> {
  const row = await signatures(db).where('code', '=', code).executeTakeFirst();
  return row === undefined ? undefined : toSignature(row);
}

/** Signatures of a pledge by their numbers, the highest first; those taken back among them, without a name. */
export async function signaturesAt(db: Db, pledgeId: string, span: { from: number; to: number }): Promise<SignatureRecord[]> {
  return (await signatures(db).where('pledge_id', '=', pledgeId).where('number', '>=', span.to).where('number', '<=', span.from).orderBy('number', 'desc').execute()).map(toSignature);
}

/** What an account signed, the latest first. */
export async function signaturesOf(db: Db, accountId: string): Promise<SignatureRecord[]> {
  return (await signatures(db).where('account_id', '=', accountId).orderBy('signed_at', 'desc').limit(200).execute()).map(toSignature);
}

/** Signatures that stand. */
export async function countSignatures(db: Db, pledgeId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select signed - (select count(*) from pledge_signatures s where s.pledge_id = pledges.id and s.withdrawn_at is not null) as count from pledges where id = ${pledgeId}`.execute(db);
  return Number(rows[0]?.count ?? 0);
}
