import type { Db } from '../../platform/db/db.ts';
import type { AnswersOf } from './sealed-answers.ts';

/** The unfinished return of a recipient. */
export async function findDraft(db: Db, of: AnswersOf) {
  return db.selectFrom('notice_return_drafts').selectAll().where('notice_id', '=', of.noticeId).where('organization_id', '=', of.organizationId).executeTakeFirst();
}

/** One version of a recipient's return. */
export async function findReturn(db: Db, of: AnswersOf, version: number) {
  return db.selectFrom('notice_returns').selectAll().where('notice_id', '=', of.noticeId).where('organization_id', '=', of.organizationId).where('version', '=', version).executeTakeFirst();
}

/** All versions, newest first. */
export async function listReturns(db: Db, of: AnswersOf) {
  return db.selectFrom('notice_returns').selectAll().where('notice_id', '=', of.noticeId).where('organization_id', '=', of.organizationId).orderBy('version', 'desc').execute();
}

/** Requests for more time, newest first. */
export async function listExtensions(db: Db, of: AnswersOf) {
  return db.selectFrom('notice_extensions').selectAll().where('notice_id', '=', of.noticeId).where('organization_id', '=', of.organizationId).orderBy('asked_at', 'desc').execute();
}
