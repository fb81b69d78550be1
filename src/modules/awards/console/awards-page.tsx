import { useQuery } from '@tanstack/react-query';
import { useRouteParams } from '../../../console/shared/console-link.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { useLocale, usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { StatusTag } from '../../../console/shared/status-tag.tsx';
import type { Scheme } from '../awards.schemas.ts';
import { CertificatesSection } from './certificates-section.tsx';
import { awardConsoleMessages } from './console.messages.ts';
import { GrantedSection } from './granted-section.tsx';
import { ListsSection } from './lists-section.tsx';
import { SchemeForm, SchemeSummary } from './scheme-section.tsx';
import { awardKeys, awardSource } from './source.ts';
import './awards.css';

function Detail({ scheme }: { scheme: Scheme }) {
  const text = useText(awardConsoleMessages);
  const pick = usePick();
  const locale = useLocale();
  const { contestId } = scheme;
  const contests = useQuery({ queryKey: awardKeys.contests, queryFn: ({ signal }) => awardSource.contests(signal) });
  const contest = contests.data?.items.find(({ id }) => id === contestId);
  const at = (path: string) => `${locale === 'en' ? '/en' : ''}/contests/${contestId}/${path}`;
  const fixed = scheme.state === 'fixed';
  return (
    <>
      <PageHeader
        title={contest === undefined ? text.awards : pick(contest.title)}
        meta={<><StatusTag tone={fixed ? 'good' : 'waiting'}>{fixed ? text.fixed : text.draft}</StatusTag><a href={at('awards')} target="_blank" rel="noreferrer">{text.publicWinners}</a><a href={at('account')} target="_blank" rel="noreferrer">{text.publicAccount}</a></>}
      />
      {fixed ? <SchemeSummary scheme={scheme} /> : <SchemeForm key={scheme.version} scheme={scheme} />}
      {fixed ? (
        <>
          <ListsSection scheme={scheme} />
          <GrantedSection contestId={contestId} />
          <CertificatesSection contestId={contestId} />
        </>
      ) : null}
    </>
  );
}

/** The awards of a contest from their setting up to the certificates. */
export default function AwardsPage() {
  const { contestId } = useRouteParams<'contestId'>();
  const query = useQuery({ queryKey: awardKeys.of(contestId, 'scheme'), queryFn: ({ signal }) => awardSource.scheme(contestId, signal) });
  return <Loaded query={query}>{(scheme) => <Detail scheme={scheme} />}</Loaded>;
}
