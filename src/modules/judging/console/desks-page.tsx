import { useQuery } from '@tanstack/react-query';
import { ConsoleLink } from '../../../console/shared/console-link.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { Quiet } from '../../../console/shared/quiet.tsx';
import { judgingConsoleMessages } from './console.messages.ts';
import { judgingKeys, judgingSource } from './source.ts';
import { JudgeStateTag, RoundStateTag } from './state-tags.tsx';
import './judging.css';

/** Rounds that the reader is asked to judge. */
export default function DesksPage() {
  const text = useText(judgingConsoleMessages);
  const pick = usePick();
  const query = useQuery({ queryKey: judgingKeys.desks, queryFn: ({ signal }) => judgingSource.desks(signal) });
  return (
    <>
      <PageHeader title={text.desk} />
      <Loaded query={query}>
        {(desks) =>
          desks.length === 0 ? (
            <Quiet title={text.noDesk} hint={text.noDeskHint} />
          ) : (
            <ul className="work-cards">
              {desks.map((desk) => (
                <li key={desk.id} className="work-card">
                  <span className="work-card-face figure" aria-hidden>{desk.assigned}</span>
                  <div>
                    <p className="work-card-title"><ConsoleLink to={`/judging-desk/${desk.id}`}>{pick(desk.contest)} · {pick(desk.name)}</ConsoleLink></p>
                    <p className="faint">{text.mine({ locked: desk.locked, all: desk.assigned })} · {text.due} <InstantText at={desk.dueAt} /></p>
                  </div>
                  <span className="work-card-end">{desk.answer === 'invited' ? <JudgeStateTag state="invited" /> : <RoundStateTag state={desk.state} />}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}
