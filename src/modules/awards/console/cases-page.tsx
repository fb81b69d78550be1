import { useQuery } from '@tanstack/react-query';
import { ConsoleLink } from '../../../console/shared/console-link.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { Quiet } from '../../../console/shared/quiet.tsx';
import { awardConsoleMessages } from './console.messages.ts';
import { CaseStateTag } from './case-state-tag.tsx';
import { awardKeys, awardSource } from './source.ts';
import './awards.css';

/** Objections of the office's contests, open ones first; nothing of what they say. */
export default function CasesPage() {
  const text = useText(awardConsoleMessages);
  const pick = usePick();
  const query = useQuery({ queryKey: awardKeys.cases, queryFn: ({ signal }) => awardSource.cases(signal) });
  return (
    <>
      <PageHeader title={text.cases} />
      <Loaded query={query}>
        {(cases) =>
          cases.length === 0 ? (
            <Quiet title={text.noCases} hint={text.noCasesHint} />
          ) : (
            <ul className="plain-list awards-lines">
              {cases.map((each) => (
                <li key={each.id}>
                  <div>
                    <p><ConsoleLink to={`/award-cases/${each.id}`}>{text.caseNumber({ n: each.number })} · {pick(each.entry)}</ConsoleLink> <CaseStateTag state={each.state} /></p>
                    <p className="faint">{pick(each.contest)} · {text.received} <InstantText at={each.receivedAt} /> · {text.handler} {each.handler ?? text.nobody}</p>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}
