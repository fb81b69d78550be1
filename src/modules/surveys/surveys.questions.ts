import type { FieldProblem } from '../../platform/errors/errors.ts';
import { checkForm } from '../../platform/forms/form.rules.ts';
import type { FormDefinition, QuestionRegistry } from '../../platform/forms/form.types.ts';
import { matrixKind, MOST_POINTS, rankingKind, scaleKind } from '../../platform/forms/questions/ratings.ts';
import { questionRegistry } from '../../platform/forms/registry.ts';
import { surveyErrors } from './surveys.errors.ts';

/** The kinds of question that surveys ask. Files are not among them: they would carry who sent them. */
export const surveyQuestions: QuestionRegistry = new Map([...questionRegistry(scaleKind, matrixKind, rankingKind)].filter(([, kind]) => kind.files === undefined));

/** What is wrong with a survey's questions. */
export function checkSurveyForm(form: FormDefinition): FieldProblem[] {
  const problems = checkForm(form, surveyQuestions);
  form.questions.forEach(({ kind, min = 1, max = 5 }, index) => {
    if (kind !== 'scale' && kind !== 'matrix') return;
    if (Number.isInteger(min) && Number.isInteger(max) && max - min >= 1 && max - min < MOST_POINTS) return;
    const error = surveyErrors.error('survey.scale');
    problems.push({ path: `form.questions.${index}.min`, code: 'survey.scale', message: { zh: error.text('zh-CN'), en: error.text('en') } });
  });
  return problems;
}
