import { type Expression, type Selectable, type SqlBool, sql } from 'kysely';
import type { GuardedExports } from '../../../db/types.ts';
import { audit } from '../audit/audit.ts';
import { requireAccount } from '../auth/actor.ts';
import type { Db } from '../db/db.ts';
import type { Context } from '../http/context.ts';
import { newId } from '../ids/ids.ts';
import { exportErrors } from './exports.errors.ts';
import type { GuardedExportView } from './exports.schemas.ts';

/** An approved export can be downloaded for so long. */
const EXPORT_MS = 24 * 3_600_000;

/** One kind of export of personal data, and how its steps are named in the audit log: `<action>.export-asked`, `-approved`, `-declined`. */
export interface GuardedExportKind {
  /** `notices.returns` */
  readonly kind: string;
  readonly objectType: string;
  readonly action: string;
  /** The act of a download: `notice.returns-exported`. */
  readonly downloaded: string;
}

export type GuardedExport = Selectable<GuardedExports>;

export interface NewExport {
  /** What is exported: a notice, or the node whose people. */
  readonly subjectId: string;
  /** The office that answers for it; who may approve is for the module to say by it. */
  readonly nodeId: string;
  readonly reason: string;
  /** What else was asked for; kept as given, so that what is approved is what is downloaded. */
  readonly choices?: Readonly<Record<string, unknown>>;
}

/** Asks for an export in the caller's transaction, giving the reason. @returns its id. */
export async function askExport(tx: Db, ctx: Context, kind: GuardedExportKind, asked: NewExport): Promise<string> {
  const id = newId();
  await tx
    .insertInto('guarded_exports')
    .values({ id, kind: kind.kind, subject_id: asked.subjectId, node_id: asked.nodeId, choices: JSON.stringify(asked.choices ?? {}), reason: asked.reason, asked_at: ctx.clock.now(), asked_by: requireAccount(ctx.actor).personId, state: 'asked' })
    .execute();
  await audit(tx, ctx, { action: `${kind.action}.export-asked`, objectType: kind.objectType, objectId: asked.subjectId, nodeId: asked.nodeId, reason: asked.reason, after: { export: id, ...asked.choices } });
  return id;
}

/** One export of a kind. Errors: export.not-found. */
export async function findExport(db: Db, kind: GuardedExportKind, id: string): Promise<GuardedExport> {
  return (await db.selectFrom('guarded_exports').selectAll().where('id', '=', id).where('kind', '=', kind.kind).executeTakeFirst()) ?? exportErrors.fail('export.not-found');
}

/**
 * Approves or declines an export, as another person than the one who asked. The caller has made sure that the actor may decide for its
 * node. Errors: export.not-found, .own, .decided.
 */
export async function decideExport(tx: Db, ctx: Context, kind: GuardedExportKind, id: string, approved: boolean): Promise<void> {
  const asked = (await tx.selectFrom('guarded_exports').selectAll().where('id', '=', id).where('kind', '=', kind.kind).forUpdate().executeTakeFirst()) ?? exportErrors.fail('export.not-found');
  const { personId } = requireAccount(ctx.actor);
  if (asked.asked_by === personId) exportErrors.fail('export.own');
  if (asked.state !== 'asked') exportErrors.fail('export.decided');
  const now = ctx.clock.now();
  await tx
    .updateTable('guarded_exports')
    .set({ state: approved ? 'approved' : 'declined', decided_at: now, decided_by: personId, expires_at: approved ? new Date(now.getTime() + EXPORT_MS) : null })
    .where('id', '=', id)
    .execute();
  await audit(tx, ctx, { action: `${kind.action}.export-${approved ? 'approved' : 'declined'}`, objectType: kind.objectType, objectId: asked.subject_id, nodeId: asked.node_id, reason: asked.reason, after: { export: id } });
}

/** An approved export, for the one who asked and until it expires; each download is counted and audited. Errors: export.not-found. */
export async function takeExport(ctx: Context, kind: GuardedExportKind, id: string): Promise<GuardedExport> {
  const { personId } = requireAccount(ctx.actor);
  return ctx.db.transaction().execute(async (tx) => {
    const taken = await tx
      .updateTable('guarded_exports')
      .set({ downloads: sql`downloads + 1` })
      .where('id', '=', id)
      .where('kind', '=', kind.kind)
      .where('asked_by', '=', personId)
      .where('state', '=', 'approved')
      .where('expires_at', '>', ctx.clock.now())
      .returningAll()
      .executeTakeFirst();
    if (taken === undefined) return exportErrors.fail('export.not-found');
    await audit(tx, ctx, { action: kind.downloaded, objectType: kind.objectType, objectId: taken.subject_id, nodeId: taken.node_id, reason: taken.reason, after: { export: id } });
    return taken;
  });
}

/** Exports of a kind that a condition on `guarded_exports` lets pass, newest first, 100 at most. */
export async function listExports(db: Db, kind: GuardedExportKind, where: Expression<SqlBool>): Promise<GuardedExport[]> {
  return db.selectFrom('guarded_exports').selectAll().where('kind', '=', kind.kind).where(where).orderBy('asked_at', 'desc').orderBy('id').limit(100).execute();
}

/** Exports as lists show them; `names` are of the people who asked. */
export function presentExports(ctx: Context, rows: readonly GuardedExport[], names: ReadonlyMap<string, string>): GuardedExportView[] {
  const mine = ctx.actor.kind === 'account' ? ctx.actor.personId : null;
  return rows.map((row) => ({
    id: row.id, reason: row.reason, askedAt: row.asked_at.toISOString(), askedBy: names.get(row.asked_by) ?? null, isMine: row.asked_by === mine, state: row.state as GuardedExportView['state'],
    expiresAt: row.expires_at?.toISOString() ?? null, downloads: row.downloads,
  }));
}
