import type { Db } from '../../../platform/db/db.ts';
import type { Answer, Answers, FormDefinition } from '../../../platform/forms/form.types.ts';
import type { Bilingual } from '../../../platform/i18n/messages.ts';
import { contestQuestions } from './contest-questions.ts';
import { markedForJudges } from './reviewed.rules.ts';

export interface ReviewedAnswer {
  readonly label: Bilingual;
  readonly text: Bilingual;
}

export interface AnswersForJudges {
  /** What judges may see, in the form's order, as it was written: names in it are the caller's to mask. */
  readonly shown: readonly ReviewedAnswer[];
  /** Names of people and of units that the other answers give. */
  readonly people: readonly string[];
  readonly units: readonly string[];
}

interface Version {
  readonly version: number;
  readonly at: Date;
  readonly definition: FormDefinition;
}

const partsOf = (answer: Answer | undefined): Readonly<Record<string, string>> => (typeof answer === 'object' && !Array.isArray(answer) ? (answer as Readonly<Record<string, string>>) : {});

/**
 * What of an entry's answers judges see: those whose questions were marked so when the round opened, and still are. A mark set later would show some judges
 * what others went without; one taken away hides the answer at once. Before the opening, the newest form decides.
 */
export async function answersForJudges(db: Db, entry: { readonly categoryId: string; readonly formVersion: number; readonly answers: Answers }, openedAt: Date | null): Promise<AnswersForJudges> {
  if (Object.keys(entry.answers).length === 0) return { shown: [], people: [], units: [] };
  const versions = (await db.selectFrom('contest_forms').select(['version', 'at', 'definition']).where('category_id', '=', entry.categoryId).orderBy('version').execute()) as unknown as Version[];
  const now = markedForJudges(versions.at(-1)?.definition);
  const then = markedForJudges(versions.findLast(({ at }) => openedAt === null || at <= openedAt)?.definition);
  const form = versions.find(({ version }) => version === entry.formVersion)?.definition ?? { questions: [] };
  const answered = form.questions.filter(({ key }) => entry.answers[key] !== undefined);
  const named = (kind: string, part: string) => answered.filter((question) => question.kind === kind).flatMap(({ key }) => partsOf(entry.answers[key])[part] ?? []);
  return {
    shown: answered.filter(({ key }) => now.has(key) && then.has(key)).map((question) => {
      const words = (locale: 'zh-CN' | 'en') => contestQuestions.get(question.kind)!.words(question, entry.answers[question.key]!, locale);
      return { label: question.label, text: { zh: words('zh-CN'), en: words('en') } };
    }),
    people: named('person', 'name'), units: [...named('person', 'unit'), ...named('unit', 'name')],
  };
}
