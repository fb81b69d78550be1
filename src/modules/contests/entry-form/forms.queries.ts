import type { Db } from '../../../platform/db/db.ts';
import { compareForms, type FormChange } from '../../../platform/forms/compare-forms.ts';
import type { FormDefinition } from '../../../platform/forms/form.types.ts';
import { contestErrors } from '../contests.errors.ts';
import type { CategoryRow } from '../contests.queries.ts';

/** The form of a category as it was in a version; one without questions where there was none. */
export async function formOf(db: Db, categoryId: string, version: number): Promise<FormDefinition> {
  const row = await db.selectFrom('contest_forms').select('definition').where('category_id', '=', categoryId).where('version', '=', version).executeTakeFirst();
  return (row?.definition as FormDefinition | undefined) ?? { questions: [] };
}

const WORDS = { added: ['新增', 'added'], changed: ['有改动', 'changed'], removed: ['已取消', 'no longer asked'] } as const;

function inWords(changes: readonly FormChange[]): { zh: string; en: string } {
  return {
    zh: changes.map(({ what, question }) => `“${question.label.zh}”${WORDS[what][0]}`).join('；'),
    en: changes.map(({ what, question }) => `“${question.label.en || question.label.zh}” ${WORDS[what][1]}`).join('; '),
  };
}

/** Refuses (form.changed) answers to an older form where the change touches anything that is asked. */
export async function refuseChangedForm(db: Db, category: CategoryRow, filledIn: number): Promise<void> {
  const changes = compareForms(await formOf(db, category.id, filledIn), category.form);
  if (changes.length === 0) return;
  const { zh, en } = inWords(changes);
  const fields = changes.filter(({ what }) => what !== 'removed').map(({ what, question }) => ({ path: `answers.${question.key}`, code: 'form.changed', message: what === 'added' ? { zh: '这是新增的问题。', en: 'This question is new.' } : { zh: '这个问题有改动，请核对。', en: 'This question has changed; please check.' } }));
  contestErrors.fail('form.changed', { changes: zh, changesEn: en }, fields);
}
