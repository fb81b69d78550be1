import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useGo, useRouteParams } from '../../../console/shared/console-link.tsx';
import { FormBuilder } from '../../../console/shared/forms/form-builder.tsx';
import { formProblems } from '../../../console/shared/forms/form-builder.rules.ts';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { asProblem } from '../../../console/shared/problem-error.ts';
import { say } from '../../../console/shared/say.tsx';
import { useSearchState } from '../../../console/shared/search-state.ts';
import { Section } from '../../../console/shared/section.tsx';
import type { FieldProblem } from '../../../platform/errors/errors.ts';
import type { FormDefinition } from '../../../platform/forms/form.types.ts';
import type { Contest } from '../contests.schemas.ts';
import { contestQuestions } from '../entry-form/contest-questions.ts';
import { contestConsoleMessages } from './console.messages.ts';
import { setupMessages } from './setup.messages.ts';
import { contestKeys, contestSource } from './source.ts';
import './contests.css';

const SEARCH = { category: '' };

function Questions({ contest, category }: { contest: Contest; category: Contest['categories'][number] }) {
  const text = useText(setupMessages);
  const words = useText(contestConsoleMessages);
  const pick = usePick();
  const client = useQueryClient();
  const go = useGo();
  const [form, setForm] = useState<FormDefinition>(category.form as FormDefinition);
  const [version, setVersion] = useState(category.formVersion);
  // Nobody is told what is missing before they meant to be done.
  const [tried, setTried] = useState(false);
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const problems = tried ? formProblems(form, contestQuestions) : [];
  const save = async () => {
    setTried(true);
    setRefused(null);
    if (formProblems(form, contestQuestions).length > 0) return;
    setPending(true);
    try {
      const saved = await contestSource.setForm(contest.id, category.id, version, form);
      setVersion(saved.version);
      setTried(false);
      say.done(text.questionsSaved);
      void client.invalidateQueries({ queryKey: contestKeys.contests });
    } catch (error) {
      setRefused(error);
    } finally {
      setPending(false);
    }
  };
  const change = (next: FormDefinition) => {
    // A question just added is not wrong yet.
    if (next.questions.length > form.questions.length) setTried(false);
    setForm(next);
  };
  const shown: FieldProblem[] = [...problems, ...(refused === null ? [] : asProblem(refused).fields.map(({ path, code, message }) => ({ path, code, message: { zh: message, en: message } })))];
  return (
    <>
      <PageHeader title={text.questionsOf({ category: pick(category.name) })} meta={<><span>{pick(contest.title)}</span>{version === 0 ? null : <span>{text.version({ version })}</span>}</>} above={[{ to: `/contests/${contest.id}`, label: pick(contest.title) }]} />
      <Section title={text.questions} hint={contest.state === 'draft' ? text.questionsHint : <>{text.questionsHint}<br />{text.inUse}</>}>
        <FormBuilder value={form} onChange={change} registry={contestQuestions} reviewed={{ tag: text.judgesSeeTag, label: text.judgesSee, warning: text.judgesSeeWarning, never: text.judgesSeeNever }} problems={shown} />
      </Section>
      {problems.length === 0 ? null : <p role="alert">{text.wrong({ count: problems.length })}</p>}
      <ProblemAlert error={refused} shown={shown.map(({ path }) => path)} />
      <div className="setup-foot">
        <Button type="primary" loading={pending} onClick={() => void save()}>{words.save}</Button>
        <Button onClick={() => go(`/contests/${contest.id}`)}>{text.leave}</Button>
      </div>
    </>
  );
}

/** The questions that a category of a call asks, built out of kinds. */
export default function QuestionsPage() {
  const { contestId } = useRouteParams<'contestId'>();
  const [search] = useSearchState(SEARCH);
  const query = useQuery({ queryKey: [...contestKeys.contest(contestId), 'questions'], gcTime: 0, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false, queryFn: ({ signal }) => contestSource.contest(contestId, signal) });
  return <Loaded query={query}>{(contest) => <Questions contest={contest} category={contest.categories.find(({ id }) => id === search.category) ?? contest.categories[0]!} />}</Loaded>;
}
