import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { ConfirmAction } from '../../../console/shared/confirm-dialog.tsx';
import { ConsoleLink } from '../../../console/shared/console-link.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { useLocale, usePick, useText } from '../../../console/shared/locale.ts';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { say } from '../../../console/shared/say.tsx';
import { Section } from '../../../console/shared/section.tsx';
import { StatusTag, type Tone } from '../../../console/shared/status-tag.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import type { Proposal, ProposalCategory } from '../awards.schemas.ts';
import { CATEGORY_STATE_NAMES, type CategoryState } from '../awards.words.ts';
import { awardConsoleMessages } from './console.messages.ts';
import { awardKeys, awardSource } from './source.ts';

type Level = ProposalCategory['levels'][number];
type PlaceView = Level['entries'][number];
interface ListValues {
  vacant?: Record<string, number | null>;
  vacantWhy?: Record<string, string>;
  why?: Record<string, string>;
  whyAll?: Record<string, string>;
}

const unsettledIn = (category: ProposalCategory): PlaceView[] => category.levels.flatMap(({ entries }) => entries).filter(({ settled }) => !settled);

/** The reason that most of a category's open places have; the others have their own. */
function sharedReason(category: ProposalCategory): string {
  const given = unsettledIn(category).flatMap(({ confirmed }) => confirmed ?? []);
  return [...Map.groupBy(given, (reason) => reason)].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? '';
}
const filled = (values: Record<string, string | undefined>) => Object.entries(values).flatMap(([id, reason]) => (reason === undefined || reason.trim() === '' ? [] : [{ id, reason }]));

const TONES: Readonly<Record<CategoryState, Tone>> = { draft: 'waiting', noticed: 'going', over: 'waiting', granted: 'good', withdrawn: 'still' };

function Actions({ list }: { list: Proposal }) {
  const text = useText(awardConsoleMessages);
  const client = useQueryClient();
  const finished = () => void client.invalidateQueries({ queryKey: awardKeys.all });
  const states = list.categories.map(({ state }) => state);
  const over = list.categories.some(({ state, openCases }) => state === 'over' && openCases === 0);
  return (
    <>
      {list.state === 'draft' && list.unsettled === 0 ? <ConfirmAction type="primary" title={text.publish} happens={text.happensPublish.split('\n')} verb={text.publish} done={text.didPublish} run={() => awardSource.publish(list.id, list.version)} finished={finished}>{text.publish}</ConfirmAction> : null}
      {list.state === 'noticed' && over ? <ConfirmAction type="primary" title={text.grant} happens={text.happensGrant.split('\n')} verb={text.grant} done={text.didGrant} run={() => awardSource.grant(list.id, list.version)} finished={finished}>{text.grant}</ConfirmAction> : null}
      {list.state !== 'withdrawn' && !states.includes('granted') ? <ConfirmAction danger reason title={text.withdraw} happens={text.happensWithdraw.split('\n')} verb={text.withdraw} done={text.didWithdraw} run={(reason) => awardSource.withdraw(list.id, list.version, reason)} finished={finished}>{text.withdraw}</ConfirmAction> : null}
    </>
  );
}

/** A reason of its own for one work, asked for only where the category's does not do. */
function OwnReason({ place }: { place: PlaceView }) {
  const text = useText(awardConsoleMessages);
  const pick = usePick();
  const form = Form.useFormInstance<ListValues>();
  const [open, setOpen] = useState(() => ((form.getFieldValue(['why', place.entryId]) as string | undefined) ?? '') !== '');
  if (!open) return <Button type="link" className="awards-own" aria-label={text.whyOf({ title: pick(place.title) })} onClick={() => setOpen(true)}>{text.whyOwn}</Button>;
  return <Form.Item name={['why', place.entryId]} label={text.why}><Input maxLength={500} aria-label={text.whyOf({ title: pick(place.title) })} /></Form.Item>;
}

function PlaceLine({ place, draft, shared }: { place: PlaceView; draft: boolean; shared: string }) {
  const text = useText(awardConsoleMessages);
  const pick = usePick();
  const { and } = usePunctuation();
  const sure = place.sure === null ? '' : place.sure < 0.005 ? ` · ${text.tied}` : ` · ${text.sure({ percent: Math.round(place.sure * 100) })}`;
  return (
    <li className="awards-place">
      <span className="figure awards-rank" title={text.rank}>{place.rank}</span>
      <div>
        <p><ConsoleLink to={`/entries/${place.entryId}`}>{pick(place.title)}</ConsoleLink> {place.settled ? null : <StatusTag tone="waiting">{`${text.unsettledTag}${sure}`}</StatusTag>}</p>
        <p className="faint">{[place.credits.join(and), pick(place.unit)].filter((part) => part !== '').join(' · ')}</p>
        {place.settled ? null : draft ? <OwnReason place={place} /> : place.confirmed === null || place.confirmed === shared ? null : <p className="faint">{place.confirmed}</p>}
        {place.openCases > 0 ? <p><StatusTag tone="bad">{text.openCases({ n: place.openCases })}</StatusTag></p> : null}
      </div>
    </li>
  );
}

function LevelPart({ level, draft, shared }: { level: Level; draft: boolean; shared: string }) {
  const text = useText(awardConsoleMessages);
  const pick = usePick();
  const vacant = Form.useWatch(['vacant', level.id]) as number | null | undefined;
  const name = pick(level.name);
  return (
    <div className="awards-part">
      <h4>{name} <span className="faint">{level.places}</span></h4>
      <ol className="plain-list">{level.entries.map((place) => <PlaceLine key={place.entryId} place={place} draft={draft} shared={shared} />)}</ol>
      {draft ? (
        <div className="awards-level">
          <Form.Item name={['vacant', level.id]} label={text.vacancy}><InputNumber min={0} max={level.places} precision={0} aria-label={text.vacantOf({ level: name })} /></Form.Item>
          {(vacant ?? 0) > 0 ? <Form.Item name={['vacantWhy', level.id]} label={text.vacancyReason} rules={[{ required: true, whitespace: true, message: text.needed }]}><Input maxLength={500} aria-label={text.reasonOf({ level: name })} /></Form.Item> : null}
        </div>
      ) : level.vacant > 0 ? <p className="faint">{text.vacant({ n: level.vacant })} · {level.vacancyReason}</p> : null}
      {level.unfilled > 0 ? <p className="faint">{text.unfilled({ n: level.unfilled })}</p> : null}
    </div>
  );
}

/** One reason for all of a category's works that the scores leave open. */
function SharedReason({ category }: { category: ProposalCategory }) {
  const text = useText(awardConsoleMessages);
  const pick = usePick();
  const why = Form.useWatch('why') as ListValues['why'];
  const open = unsettledIn(category);
  const rest = open.filter(({ entryId }) => (why?.[entryId] ?? '').trim() === '').length;
  if (open.length === 0) return null;
  return <Form.Item name={['whyAll', category.categoryId]} label={text.whyAll} help={text.whyAllHint({ n: rest })} className="awards-shared"><Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} aria-label={`${text.whyAll} · ${pick(category.name)}`} /></Form.Item>;
}

function CategoryPart({ category, draft }: { category: ProposalCategory; draft: boolean }) {
  const text = useText(awardConsoleMessages);
  const pick = usePick();
  const { colon } = usePunctuation();
  const shared = sharedReason(category);
  return (
    <div className="awards-category">
      <h3>{pick(category.name)} <StatusTag tone={TONES[category.state]}>{pick(CATEGORY_STATE_NAMES[category.state])}</StatusTag></h3>
      {category.noticeUntil === null || category.state === 'granted' ? null : <p className="faint">{text.until} <InstantText at={category.noticeUntil} as="exact" /></p>}
      {draft ? <SharedReason category={category} /> : shared === '' ? null : <p className="faint awards-shared">{text.whyAll}{colon}{shared}</p>}
      {category.levels.map((level) => <LevelPart key={level.id} level={level} draft={draft} shared={shared} />)}
    </div>
  );
}

/** A proposed list: while it is drawn up, what is left empty and why something unsettled is proposed; then where it stands. */
export function ListDetail({ list, number }: { list: Proposal; number: number }) {
  const text = useText(awardConsoleMessages);
  const pick = usePick();
  const locale = useLocale();
  const client = useQueryClient();
  const { form, submit, pending, problem, shown } = useFormProblems<ListValues>();
  const draft = list.state === 'draft';
  const levels = list.categories.flatMap((category) => category.levels);
  const save = ({ vacant = {}, vacantWhy = {}, why = {}, whyAll = {} }: ListValues) =>
    submit(
      () =>
        awardSource.change(list.id, {
          version: list.version,
          vacancies: Object.entries(vacant).flatMap(([levelId, count]) => (count === null || count === 0 ? [] : [{ levelId, count, reason: vacantWhy[levelId] ?? '' }])),
          confirmed: filled(why).map(({ id: entryId, reason }) => ({ entryId, reason })),
          confirmedCategories: filled(whyAll).map(({ id: categoryId, reason }) => ({ categoryId, reason })),
        }),
      () => {
        say.done(text.didSave);
        void client.invalidateQueries({ queryKey: awardKeys.all });
      },
    );
  const initial: ListValues = {
    vacant: Object.fromEntries(levels.map(({ id, vacant }) => [id, vacant])), vacantWhy: Object.fromEntries(levels.map(({ id, vacancyReason }) => [id, vacancyReason ?? ''])),
    whyAll: Object.fromEntries(list.categories.map((category) => [category.categoryId, sharedReason(category)])),
    why: Object.fromEntries(list.categories.flatMap((category) => unsettledIn(category).map(({ entryId, confirmed }) => [entryId, confirmed === null || confirmed === sharedReason(category) ? '' : confirmed]))),
  };
  const over = list.state === 'withdrawn' || list.categories.every(({ state }) => state === 'granted');
  const places = levels.reduce((sum, { entries }) => sum + entries.length, 0);
  const parts = list.categories.map((category) => <CategoryPart key={category.categoryId} category={category} draft={draft} />);
  return (
    <Section title={text.lists({ n: number })} hint={`${text.source} ${pick(list.round)} · ${text[`state_${list.state}`]}`} actions={<Actions list={list} />}>
      {list.noticedAt === null ? null : <p><a href={`${locale === 'en' ? '/en' : ''}/award-notices/${list.id}`} target="_blank" rel="noreferrer">{text.publicNotice}</a></p>}
      {list.withdrawnReason === null ? null : <p className="faint">{list.withdrawnReason}</p>}
      {draft && list.unsettled > 0 ? <p className="awards-warning" role="status">{text.unsettledHint({ n: list.unsettled })}</p> : null}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={(values) => void save(values)}>
        {over ? <details className="awards-over"><summary>{text.showList({ n: places })}</summary>{parts}</details> : parts}
        <ProblemAlert error={problem} shown={shown} />
        {draft ? <Button htmlType="submit" loading={pending}>{text.saveList}</Button> : null}
      </Form>
      <p className="faint awards-hash">{text.hash} {list.resultSha256}</p>
    </Section>
  );
}
