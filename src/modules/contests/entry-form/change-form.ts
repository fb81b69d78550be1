import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf } from '../../../platform/auth/actor.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import { checkForm } from '../../../platform/forms/form.rules.ts';
import type { FormDefinition } from '../../../platform/forms/form.types.ts';
import type { Context } from '../../../platform/http/context.ts';
import { touchPages } from '../../../platform/http/page-cache.ts';
import { contestErrors } from '../contests.errors.ts';
import { categoryOf } from '../usecases/entry-content.ts';
import { lockForHost } from '../usecases/lock-for-host.ts';
import { contestQuestions } from './contest-questions.ts';

/**
 * Gives a category another form, as its next version; answers given so far stay with the version they were given to. Errors: form.in-use where
 * somebody changed it since `version`, input.invalid for a form that does not hold together.
 * @returns the new version.
 */
export async function changeForm(ctx: Context, contestId: string, input: { categoryId: string; version: number; form: FormDefinition }): Promise<number> {
  const problems = checkForm(input.form, contestQuestions);
  if (problems.length > 0) throw commonErrors.error('input.invalid', { count: problems.length }, problems);
  return ctx.db.transaction().execute(async (tx) => {
    const contest = await lockForHost(tx, ctx, contestId);
    const category = categoryOf(contest, input.categoryId);
    if (category.formVersion !== input.version) contestErrors.fail('form.in-use');
    const version = input.version + 1;
    await tx.insertInto('contest_forms').values({ category_id: category.id, version, definition: JSON.stringify(input.form), at: ctx.clock.now(), by_account: accountIdOf(ctx.actor) }).execute();
    await tx.updateTable('contest_categories').set({ form_version: version }).where('id', '=', category.id).execute();
    await audit(tx, ctx, { action: 'contest.form-changed', objectType: 'contest', objectId: contestId, nodeId: contest.hostId, before: category.form, after: input.form });
    await touchPages(tx);
    return version;
  });
}
