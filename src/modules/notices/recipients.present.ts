import type { Context } from '../../platform/http/context.ts';
import { organizationErrors, pathOf } from '../organizations/public.ts';
import { personNames } from '../people/public.ts';
import { lateWords } from './due.rules.ts';
import { splitAnswers } from './form.rules.ts';
import type { Answers, ReturnForm } from './form.schemas.ts';
import { heldAnswers } from './held.queries.ts';
import { openNotice, requireSeenRecipient } from './notices.access.ts';
import { iso, namedOrganizations } from './notices.present.ts';
import { countByRegion, countRecipients, searchRecipients } from './recipients.queries.ts';
import type { Recipient, RecipientDetail, RecipientQuery } from './recipients.schemas.ts';
import { findDraft, listExtensions, listReturns } from './returns.queries.ts';
import { noticeErrors } from './notices.errors.ts';

type Row = Awaited<ReturnType<typeof searchRecipients>>['rows'][number];

/** Names to show: in Chinese those of the time of sending, in English those of today where there are any. */
async function shownNames(ctx: Context, ids: readonly string[]): Promise<(id: string, then: string) => string> {
  if (ctx.locale !== 'en') return (_, then) => then;
  const named = await namedOrganizations(ctx, ids);
  return (id, then) => named(id).name || then;
}

async function presentRecipients(ctx: Context, rows: readonly Row[]): Promise<Recipient[]> {
  const signers = await personNames(ctx.db, rows.flatMap(({ signed_by }) => signed_by ?? []));
  const shown = await shownNames(ctx, rows.map(({ organization_id }) => organization_id));
  return rows.map((row) => ({
    organization: { id: row.organization_id, name: shown(row.organization_id, row.name) }, path: row.path, dueAt: iso(row.due_at), signedAt: iso(row.signed_at), signedBy: row.signed_by === null ? null : (signers.get(row.signed_by) ?? null),
    returnState: row.return_state as Recipient['returnState'], firstSubmittedAt: iso(row.first_submitted_at), lateSeconds: row.late_seconds, lateWords: row.late_seconds === null ? null : lateWords(row.late_seconds, ctx.locale),
    overdue: row.overdue, extensionAsked: row.extension_asked, lastRemindedAt: iso(row.last_reminded_at),
  }));
}

/** A page of the recipients the reader may see. */
export async function listRecipients(ctx: Context, noticeId: string, filter: RecipientQuery): Promise<{ items: Recipient[]; total: number }> {
  const opened = await openNotice(ctx.db, ctx, noticeId);
  const { rows, total } = await searchRecipients(ctx.db, opened, filter, ctx.clock.now());
  return { items: await presentRecipients(ctx, rows), total };
}

/** Counts of all the reader may see, and by region below a node. */
export async function readProgress(ctx: Context, noticeId: string, under: string | undefined) {
  const opened = await openNotice(ctx.db, ctx, noticeId);
  const now = ctx.clock.now();
  const top = under ?? opened.row.issuer_id;
  if (!(await pathOf(ctx.db, top)).includes(opened.row.issuer_id)) organizationErrors.fail('organization.not-found');
  const [total, regions, named] = [await countRecipients(ctx.db, opened, now), await countByRegion(ctx.db, opened, top, now), await namedOrganizations(ctx, [top])];
  const shown = await shownNames(ctx, regions.map(({ node }) => node.id));
  return { total, under: named(top), regions: regions.map(({ node, counts }) => ({ node: { id: node.id, name: shown(node.id, node.name) }, counts })) };
}

/** One recipient's side: state, form, what to begin a return with, versions, requests for more time. Contacts are masked. */
export async function readRecipient(ctx: Context, noticeId: string, organizationId: string): Promise<RecipientDetail> {
  const { db } = ctx;
  const opened = await openNotice(db, ctx, noticeId);
  await requireSeenRecipient(db, opened, organizationId);
  const now = ctx.clock.now();
  const { rows } = await searchRecipients(db, opened, { page: 1, size: 1, organizationId }, now);
  const [row = noticeErrors.fail('notice.not-found')] = rows;
  const of = { noticeId, organizationId };
  const form = opened.row.form as ReturnForm | null;
  const mayAnswer = opened.mine.includes(organizationId) && opened.row.state === 'sent';
  const [draft, versions, extensions] = [mayAnswer ? await findDraft(db, of) : undefined, await listReturns(db, of), await listExtensions(db, of)];
  const held = form !== null && mayAnswer && row.return_state === 'awaited' ? splitAnswers(form, await heldAnswers(db, ctx.keys, form, organizationId, now)).masked : {};
  const people = await personNames(db, versions.flatMap(({ submitted_by }) => submitted_by ?? []));
  return {
    ...(await presentRecipients(ctx, [row]))[0]!,
    mayAnswer, form,
    answers: (draft?.answers ?? versions[0]?.answers ?? held) as Answers,
    prefilled: Object.keys(held),
    revision: draft?.revision ?? 0,
    draftSavedAt: iso(draft?.updated_at ?? null),
    versions: versions.map((version) => ({
      version: version.version, answers: version.answers as Answers, submittedAt: iso(version.submitted_at), submittedBy: version.submitted_by === null ? null : (people.get(version.submitted_by) ?? null),
      lateSeconds: version.late_seconds, lateWords: version.late_seconds === null ? null : lateWords(version.late_seconds, ctx.locale),
      sentBack: version.sent_back_at === null ? null : { at: iso(version.sent_back_at), reason: version.sent_back_reason ?? '', marks: version.marks as { key: string; note: string }[] },
    })),
    extensions: extensions.map((extension) => ({
      reason: extension.reason, until: iso(extension.until), askedAt: iso(extension.asked_at), state: extension.state as RecipientDetail['extensions'][number]['state'], dueAt: iso(extension.due_at),
      decidedAt: iso(extension.decided_at), decisionReason: extension.decision_reason,
    })),
  };
}
