import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ConfirmAction } from '../../../console/shared/confirm-dialog.tsx';
import { ConsoleLink } from '../../../console/shared/console-link.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { Quiet } from '../../../console/shared/quiet.tsx';
import { Section } from '../../../console/shared/section.tsx';
import { StatusTag } from '../../../console/shared/status-tag.tsx';
import { awardConsoleMessages } from './console.messages.ts';
import { awardKeys, awardSource } from './source.ts';

/** Awards that were granted, each to be revoked with a reason. */
export function GrantedSection({ contestId }: { contestId: string }) {
  const text = useText(awardConsoleMessages);
  const pick = usePick();
  const client = useQueryClient();
  const query = useQuery({ queryKey: awardKeys.of(contestId, 'awards'), queryFn: ({ signal }) => awardSource.awards(contestId, signal) });
  const finished = () => void client.invalidateQueries({ queryKey: awardKeys.all });
  return (
    <Section title={text.granted}>
      <Loaded query={query}>
        {(awards) =>
          awards.length === 0 ? (
            <Quiet small title={text.noAwards} hint={text.noAwardsHint} />
          ) : (
            <ul className="plain-list awards-lines">
              {awards.map((award) => (
                <li key={award.id}>
                  <div>
                    <p>{pick(award.category)} · {pick(award.level)} · <ConsoleLink to={`/entries/${award.entryId}`}>{pick(award.title)}</ConsoleLink></p>
                    <p className="faint">{pick(award.unit)} · {text.logged({ seq: award.logSeq })}</p>
                    {award.revokedAt === null ? null : <p><StatusTag tone="bad">{text.revoked}</StatusTag> {award.revokedReason}</p>}
                  </div>
                  {award.revokedAt === null ? <ConfirmAction danger reason title={`${text.revokeAward} · ${pick(award.title)}`} happens={text.happensRevokeAward.split('\n')} verb={text.revokeAward} done={text.didRevokeAward} run={(reason) => awardSource.revokeAward(award.id, reason)} finished={finished}>{text.revokeAward}</ConfirmAction> : null}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}
