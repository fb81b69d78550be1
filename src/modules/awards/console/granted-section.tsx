import { useQuery, useQueryClient } from '@tanstack/react-query';
import { DataTable } from '../../../console/shared/data-table/data-table.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { Quiet } from '../../../console/shared/quiet.tsx';
import { Section } from '../../../console/shared/section.tsx';
import { StatusTag } from '../../../console/shared/status-tag.tsx';
import type { Award } from '../awards.schemas.ts';
import { awardConsoleMessages } from './console.messages.ts';
import { localPage } from './local-page.ts';
import { awardKeys, awardSource } from './source.ts';

function Granted({ awards, contestId }: { awards: readonly Award[]; contestId: string }) {
  const text = useText(awardConsoleMessages);
  const pick = usePick();
  const client = useQueryClient();
  const { and } = usePunctuation();
  const revoke = async (id: string, reason: string) => {
    await awardSource.revokeAward(id, reason);
    await client.invalidateQueries({ queryKey: awardKeys.all });
  };
  return (
    <DataTable<Award>
      name="awards.granted" label={text.granted} addressPrefix="granted." queryKey={[...awardKeys.of(contestId, 'granted'), awards]} search={text.searchAwards}
      load={async (query) => localPage(awards, query, (award) => [award.title.zh, award.title.en, award.unit.zh, award.unit.en, award.level.zh, award.category.zh, ...award.credits].join(' '))}
      rowKey={({ id }) => id} rowName={({ title }) => pick(title)} rowTo={({ entryId }) => `/entries/${entryId}`}
      columns={[
        { key: 'title', title: text.work, render: ({ title }) => pick(title) },
        { key: 'level', title: text.level, width: 190, render: ({ category, level }) => `${pick(category)} · ${pick(level)}` },
        { key: 'credits', title: text.named, width: 180, render: ({ credits }) => credits.join(and) },
        { key: 'unit', title: text.unit, width: 220, render: ({ unit }) => pick(unit) },
        { key: 'state', title: text.state, width: 200, render: ({ revokedAt, revokedReason }) => (revokedAt === null ? <StatusTag tone="good">{text.valid}</StatusTag> : <><StatusTag tone="bad">{text.revoked}</StatusTag> {revokedReason}</>) },
        { key: 'log', title: text.log, width: 120, align: 'end', hidden: true, render: ({ logSeq }) => <span className="figure">{logSeq}</span> },
      ]}
      rowActions={(award) => (award.revokedAt === null ? [{ key: 'revoke', label: text.revokeAward, danger: true, confirm: { title: `${text.revokeAward} · ${pick(award.title)}`, happens: text.happensRevokeAward.split('\n'), danger: true, reason: true, verb: text.revokeAward, done: text.didRevokeAward, run: (reason) => revoke(award.id, reason) } }] : [])}
      empty={{ title: text.noAwards, hint: text.noAwardsHint }}
    />
  );
}

/** Awards that were granted, each to be revoked with a reason. */
export function GrantedSection({ contestId }: { contestId: string }) {
  const text = useText(awardConsoleMessages);
  const query = useQuery({ queryKey: awardKeys.of(contestId, 'awards'), queryFn: ({ signal }) => awardSource.awards(contestId, signal) });
  return (
    <Section title={text.granted}>
      <Loaded query={query}>{(awards) => (awards.length === 0 ? <Quiet small title={text.noAwards} hint={text.noAwardsHint} /> : <Granted awards={awards} contestId={contestId} />)}</Loaded>
    </Section>
  );
}
