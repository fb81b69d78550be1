import { useQuery } from '@tanstack/react-query';
import { ConsoleLink } from '../../../console/shared/console-link.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { Quiet } from '../../../console/shared/quiet.tsx';
import { useOffice } from '../../../console/shared/session.tsx';
import { awardConsoleMessages } from './console.messages.ts';
import { awardKeys, awardSource } from './source.ts';
import './awards.css';

/** Contests that the office hosts, each leading to its awards. */
export default function ContestsPage() {
  const text = useText(awardConsoleMessages);
  const pick = usePick();
  const { office } = useOffice();
  const query = useQuery({ queryKey: awardKeys.contests, queryFn: ({ signal }) => awardSource.contests(signal) });
  return (
    <>
      <PageHeader title={text.awards} actions={<ConsoleLink to="/award-cases">{text.toCases}</ConsoleLink>} />
      <Loaded query={query}>
        {({ items }) => {
          const own = items.filter(({ host, state }) => host.id === office?.id && state !== 'draft');
          return own.length === 0 ? (
            <Quiet title={text.noContests} hint={text.noContestsHint} />
          ) : (
            <ul className="plain-list awards-contests">
              {own.map((contest) => (
                <li key={contest.id}>
                  <ConsoleLink to={`/awards/${contest.id}`}>{pick(contest.title)}</ConsoleLink>
                  <span className="faint">{pick(contest.campaign.name)} · <InstantText at={contest.closesAt} /></span>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </>
  );
}
