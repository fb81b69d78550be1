import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { ConfirmAction } from '../../../console/shared/confirm-dialog.tsx';
import { ConsoleLink, useGo, useRouteParams } from '../../../console/shared/console-link.tsx';
import { DataTable } from '../../../console/shared/data-table/data-table.tsx';
import { DownloadButton } from '../../../console/shared/download-button.tsx';
import { FactsPanel } from '../../../console/shared/facts-panel.tsx';
import { FigureNumber } from '../../../console/shared/figure-number.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { useLocale, usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { DescriptionList, Section } from '../../../console/shared/section.tsx';
import { useCan, useOffice } from '../../../console/shared/session.tsx';
import { managePolls, reviewPolls } from '../polls.policy.ts';
import { isListed } from '../polls.rules.ts';
import type { Poll, Totals } from '../polls.schemas.ts';
import { pollConsoleMessages } from './console.messages.ts';
import { PollStateTag } from './poll-state-tag.tsx';
import { pollKeys, pollSource } from './source.ts';
import { VotersSection } from './voters.tsx';
import './polls.css';

type Option = Poll['options'][number];

/** The file for a recount; of a box apart it is at the box. */
function ExportFile({ poll }: { poll: Poll }) {
  const text = useText(pollConsoleMessages);
  return poll.boxUrl === null ? <DownloadButton from={`/api/polls/${poll.id}/export`}>{text.exportFile}</DownloadButton> : <Button href={`${poll.boxUrl}/log/poll/${poll.id}/export`}>{text.exportFile}</Button>;
}

function Actions({ poll }: { poll: Poll }) {
  const text = useText(pollConsoleMessages);
  const { colon } = usePunctuation();
  const pick = usePick();
  const go = useGo();
  const client = useQueryClient();
  const finished = () => void client.invalidateQueries({ queryKey: pollKeys.all });
  const named = (verb: string) => `${verb}${colon}${pick(poll.title)}`;
  const early = poll.moment !== 'counting';
  return (
    <>
      {poll.state === 'draft' ? <ConfirmAction type="primary" title={named(text.publish)} happens={text.happensPublish.split('\n')} verb={text.publish} done={text.published} run={() => pollSource.publish(poll.id, poll.version)} finished={finished}>{text.publish}</ConfirmAction> : null}
      {poll.state === 'draft' ? <Button onClick={() => go(`/polls/${poll.id}/setup`)}>{text.setup}</Button> : null}
      {poll.state === 'closed' ? <ConfirmAction type="primary" title={named(text.finish)} happens={[text.happensFinish]} verb={text.finish} done={text.finished} run={() => pollSource.finish(poll.id, poll.version)} finished={finished}>{text.finish}</ConfirmAction> : null}
      {poll.state === 'published' ? <ConfirmAction danger reason={early} title={named(text.closePoll)} happens={text.happensClose.split('\n').slice(0, early ? 2 : 1)} verb={text.closePoll} done={text.closed} run={(reason) => pollSource.close(poll.id, poll.version, reason)} finished={finished}>{text.closePoll}</ConfirmAction> : null}
      {poll.state === 'published' ? <ConfirmAction danger reason title={named(text.cancel)} happens={text.happensCancel.split('\n')} verb={text.cancel} done={text.cancelled} run={(reason) => pollSource.cancel(poll.id, poll.version, reason)} finished={finished}>{text.cancel}</ConfirmAction> : null}
      {poll.state === 'final' ? <ExportFile poll={poll} /> : null}
    </>
  );
}

function Options({ poll, totals, mayManage }: { poll: Poll; totals: Totals | undefined; mayManage: boolean }) {
  const text = useText(pollConsoleMessages);
  const pick = usePick();
  const client = useQueryClient();
  const counts = new Map(totals?.options.map((each) => [each.number, each]));
  const votes = (number: number) => counts.get(number);
  const ordered = totals === undefined ? poll.options : poll.options.toSorted((a, b) => (votes(b.number)?.votes ?? 0) - (votes(a.number)?.votes ?? 0));
  return (
    <Section title={text.options}>
      <DataTable<Option>
        name="polls.options" label={text.options} queryKey={[...pollKeys.poll(poll.id), 'options', poll.version, totals?.countedAt ?? '']}
        load={async (query) => ({ items: ordered.slice((query.page - 1) * query.size, query.page * query.size), total: ordered.length })}
        rowKey={({ number }) => String(number)} rowName={({ title }) => pick(title)}
        columns={[
          { key: 'title', title: text.option, render: ({ title, entryId }) => (entryId === null ? pick(title) : <ConsoleLink to={`/entries/${entryId}`}>{pick(title)}</ConsoleLink>) },
          { key: 'number', title: text.number, width: 90, align: 'end', render: ({ number }) => String(number) },
          ...(poll.options.every(({ withdrawn }) => withdrawn === null) ? [] : [{ key: 'withdrawn', title: text.state, render: ({ withdrawn }: Option) => (withdrawn === null ? '—' : text.withdrawnBecause({ reason: withdrawn.reason })) }]),
          ...(totals === undefined ? [] : [
            { key: 'votes', title: text.votes, width: 110, align: 'end' as const, render: ({ number }: Option) => <FigureNumber value={votes(number)?.votes} /> },
            { key: 'part', title: text.part, width: 100, align: 'end' as const, render: ({ number }: Option) => (totals.counted === 0 ? '—' : `${(((votes(number)?.votes ?? 0) / totals.counted) * 100).toFixed(1)}%`) },
            { key: 'raw', title: text.raw, width: 120, align: 'end' as const, render: ({ number }: Option) => <FigureNumber value={votes(number)?.raw} /> },
          ]),
          ...(mayManage && poll.state === 'published' ? [{
            key: 'act', title: text.act, width: 120,
            render: (option: Option) => (option.withdrawn === null ? <ConfirmAction reason danger title={text.withdrawOne({ title: pick(option.title) })} happens={text.happensWithdraw.split('\n')} verb={text.withdraw} done={text.withdrawn} run={(reason) => pollSource.withdraw(poll.id, option.number, reason)} finished={() => void client.invalidateQueries({ queryKey: pollKeys.all })}>{text.withdraw}</ConfirmAction> : '—'),
          }] : []),
        ]}
        empty={{ title: text.fromContest, hint: text.happensPublish.split('\n')[0]! }}
      />
    </Section>
  );
}

function Statement({ totals }: { totals: Totals }) {
  const text = useText(pollConsoleMessages);
  return (
    <Section title={text.totals}>
      <dl className="poll-tallies">
        {[[text.ballots, totals.ballots], [text.counted, totals.counted], [text.quarantined, totals.quarantined]].map(([label, value]) => (
          <div key={label}><dt>{label}</dt><dd><FigureNumber value={Number(value)} /></dd></div>
        ))}
      </dl>
      {totals.rules.length === 0 ? <p className="faint">{text.noMarks}</p> : (
        <div className="poll-scroll">
          <table className="poll-rules">
            <caption className="visually-hidden">{text.statement}</caption>
            <thead><tr><th scope="col">{text.rule}</th>{[text.markCount, text.matched, text.quarantined, text.reinstated].map((title) => <th key={title} scope="col" className="poll-number">{title}</th>)}</tr></thead>
            <tbody>
              {totals.rules.map(({ rule, marks, raw, quarantined, reinstated }) => (
                <tr key={rule}><th scope="row">{text[rule as 'crowd'] ?? rule}</th>{[marks, raw, quarantined, reinstated].map((value, at) => <td key={['marks', 'raw', 'held', 'in'][at]} className="poll-number"><FigureNumber value={value} /></td>)}</tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

function PollDetail({ poll }: { poll: Poll }) {
  const text = useText(pollConsoleMessages);
  const pick = usePick();
  const locale = useLocale();
  const can = useCan();
  const { office } = useOffice();
  const mayManage = office?.id === poll.hostId && can(managePolls);
  const visible = poll.state === 'closed' || poll.state === 'final' || (poll.state === 'published' && poll.liveTotals);
  const totals = useQuery({ queryKey: pollKeys.totals(poll.id), queryFn: ({ signal }) => pollSource.totals(poll.id, signal), enabled: visible });
  const page = locale === 'en' ? `/en/polls/${poll.id}` : `/polls/${poll.id}`;
  return (
    <>
      <PageHeader
        title={pick(poll.title)}
        meta={<><PollStateTag of={poll} /><span>{text.opensAt} <InstantText at={poll.opensAt} /></span><span>{text.closesAt} <InstantText at={poll.closesAt} /></span>{poll.state === 'draft' ? null : <a href={page} target="_blank" rel="noreferrer">{text.publicPage}</a>}{can(reviewPolls) && poll.state !== 'draft' ? <ConsoleLink to={`/polls/${poll.id}/marks`}>{text.marks}</ConsoleLink> : null}</>}
        actions={mayManage ? <Actions poll={poll} /> : poll.state === 'final' ? <ExportFile poll={poll} /> : undefined}
      />
      {totals.data === undefined ? null : <Statement totals={totals.data} />}
      <Options poll={poll} totals={totals.data} mayManage={mayManage} />
      {isListed(poll.eligibility) ? <VotersSection poll={poll} mayManage={mayManage} /> : null}
      <Section title={text.rules} {...(poll.state === 'published' && !poll.liveTotals ? { hint: text.hiddenTotals } : {})}>
        <DescriptionList
          items={[
            { label: text.eligibility, value: text[`eligibility_${poll.eligibility}`] },
            { label: text.choices, value: poll.minChoices === poll.maxChoices ? String(poll.minChoices) : `${poll.minChoices}–${poll.maxChoices}` },
            { label: text.mode, value: poll.secret ? text.secretYes : text.secretNo },
            ...(poll.boxUrl === null ? [] : [{ label: text.box, value: poll.boxUrl }]),
            { label: text.opensAt, value: <InstantText at={poll.opensAt} as="exact" /> },
            { label: text.closesAt, value: <InstantText at={poll.closesAt} as="exact" /> },
            { label: text.reason, value: poll.stateReason ?? '—' },
            { label: text.hash, value: poll.rulesHash === null ? '—' : <code className="poll-hash">{poll.rulesHash}</code>, wide: true },
            { label: text.log, value: poll.rulesHash === null ? '—' : <a href={`${poll.boxUrl ?? ''}/log/poll/${poll.id}/checkpoint`} target="_blank" rel="noreferrer">{text.checkpoint}</a> },
          ]}
        />
      </Section>
      {poll.state === 'draft' ? null : <FactsPanel query={{ node: poll.hostId, subjectType: 'poll', subject: poll.id }} />}
    </>
  );
}

/** A poll: its rules, voters, options, totals and what can be done next. */
export default function PollPage() {
  const { pollId } = useRouteParams<'pollId'>();
  const query = useQuery({ queryKey: pollKeys.poll(pollId), queryFn: ({ signal }) => pollSource.poll(pollId, signal) });
  return <Loaded query={query}>{(poll) => <PollDetail poll={poll} />}</Loaded>;
}
