import { type SqlBool, sql } from 'kysely';
import { nodesWhere, requireAccount, requireCapability } from '../../../platform/auth/actor.ts';
import { exportErrors } from '../../../platform/exports/exports.errors.ts';
import { askExport, decideExport, findExport, type GuardedExportKind, listExports, presentExports, takeExport } from '../../../platform/exports/guarded-exports.ts';
import { watermarkSheet } from '../../../platform/exports/watermark.ts';
import type { Context } from '../../../platform/http/context.ts';
import type { InboxSource } from '../../../platform/inbox/inbox.ts';
import { isDemonstration } from '../../../platform/messaging/channels.ts';
import type { WorkbookSheet } from '../../../platform/spreadsheets/write-workbook.ts';
import { inScope, isWithin, organizationErrors } from '../../organizations/public.ts';
import { readContact } from '../contacts.rules.ts';
import { peopleSheet } from '../exports.ts';
import { peopleErrors } from '../people.errors.ts';
import { peopleMessages } from '../people.messages.ts';
import { approveExports, seePeople } from '../people.policy.ts';
import { presentPeople, unitNames } from '../people.present.ts';
import { personNames, personScope, searchPeople } from '../people.queries.ts';
import { type PeopleExport, PeopleExportChoices } from '../people.schemas.ts';

const PEOPLE: GuardedExportKind = { kind: 'people.list', objectType: 'organization', action: 'people', downloaded: 'people.exported' };
const MOST = 20_000;

/** Asks for an export of an office's people, giving the reason. Errors: organization.not-found, people.export-by-contact. */
export async function askPeopleExport(ctx: Context, input: PeopleExportChoices & { node: string; reason: string }): Promise<string> {
  const { node, reason, ...choices } = input;
  if (!(await isWithin(ctx.db, node, requireCapability(ctx.actor, seePeople)))) organizationErrors.fail('organization.not-found');
  // What is asked for is kept in clear, and a contact must not be.
  if (choices.text !== undefined && readContact(choices.text, await isDemonstration(ctx)) !== null) peopleErrors.failField('text', 'people.export-by-contact');
  return ctx.db.transaction().execute((tx) => askExport(tx, ctx, PEOPLE, { subjectId: node, nodeId: node, reason, choices }));
}

/** Approves or declines an export, as another person of the office or of one above. Errors: export.not-found, .own, .decided. */
export async function decidePeopleExport(ctx: Context, id: string, approved: boolean): Promise<void> {
  const nodes = requireCapability(ctx.actor, approveExports);
  await ctx.db.transaction().execute(async (tx) => {
    const asked = await findExport(tx, PEOPLE, id);
    if (!(await isWithin(tx, asked.node_id, nodes))) exportErrors.fail('export.not-found');
    await decideExport(tx, ctx, PEOPLE, id, approved);
  });
}

/** An approved export, for the one who asked while they still see the office's people: a sheet that says whose copy it is, and the people as they are now. */
export async function downloadPeopleExport(ctx: Context, id: string): Promise<WorkbookSheet[]> {
  const { name } = requireAccount(ctx.actor);
  const { node_id: node } = await findExport(ctx.db, PEOPLE, id);
  if (!(await isWithin(ctx.db, node, requireCapability(ctx.actor, seePeople)))) exportErrors.fail('export.not-found');
  const { reason, choices } = await takeExport(ctx, PEOPLE, id);
  const { minors, ...filter } = PeopleExportChoices.parse(choices);
  const { rows } = await searchPeople(ctx.db, await personScope(ctx.db, [node]), { ...filter, adultsOnly: !minors, page: 1, size: MOST }, ctx.clock.now());
  return [watermarkSheet(ctx, { by: name, reason, number: id }), peopleSheet(ctx, await presentPeople(ctx, rows))];
}

/** Exports that the actor asked for, and those they may decide on, newest first. */
export async function listPeopleExports(ctx: Context): Promise<PeopleExport[]> {
  const { personId } = requireAccount(ctx.actor);
  const deciding = nodesWhere(ctx.actor, approveExports);
  const rows = await listExports(ctx.db, PEOPLE, sql<SqlBool>`(guarded_exports.asked_by = ${personId} or ${inScope('guarded_exports.node_id', deciding)})`);
  const mine = new Set((await listExports(ctx.db, PEOPLE, sql<SqlBool>`(guarded_exports.asked_by <> ${personId} and guarded_exports.state = 'asked' and ${inScope('guarded_exports.node_id', deciding)})`)).map(({ id }) => id));
  const nameOf = await unitNames(ctx.db, ctx, rows.map((row) => row.node_id));
  const views = presentExports(ctx, rows, await personNames(ctx.db, rows.map((row) => row.asked_by)));
  return views.map((view, index) => ({ ...view, office: { id: rows[index]!.node_id, name: nameOf(rows[index]!.node_id) }, minors: PeopleExportChoices.parse(rows[index]!.choices).minors, mayDecide: mine.has(view.id) }));
}

/** Exports that wait for the reader's decision. */
export const exportsInbox: InboxSource = async (ctx) => {
  if (ctx.actor.kind !== 'account' || nodesWhere(ctx.actor, approveExports).length === 0) return [];
  const waiting = (await listPeopleExports(ctx)).filter(({ mayDecide }) => mayDecide);
  if (waiting.length === 0) return [];
  return [{ key: 'people-exports', title: peopleMessages(ctx.locale).exportsWait({ count: waiting.length }), action: { zh: '批复', en: 'Decide' }, href: '/console/people/exports', dueAt: null, overdue: false }];
};
