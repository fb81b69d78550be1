import { useQuery } from '@tanstack/react-query';
import { useRouteParams } from '../../../console/shared/console-link.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { useSearchState } from '../../../console/shared/search-state.ts';
import { useOffice } from '../../../console/shared/session.tsx';
import { ComposeForm } from './compose-form.tsx';
import { notices } from './source.ts';
import './notices.css';

function Existing({ id }: { id: string }) {
  const query = useQuery({ queryKey: ['notices', 'draft', id], queryFn: ({ signal }) => notices.one(id, signal), refetchOnWindowFocus: false, gcTime: 0 });
  return <Loaded query={query} bones={10}>{(notice) => <ComposeForm key={notice.version} notice={notice} officeId={notice.issuer.id} />}</Loaded>;
}

const DEFAULTS = { campaignId: '' };

/** Drafts a notice in the name of the office one works for (for the campaign the address names), or changes a draft. */
export default function ComposePage() {
  const { noticeId } = useRouteParams<'noticeId'>();
  const { office } = useOffice();
  const [{ campaignId }] = useSearchState(DEFAULTS);
  if (noticeId !== undefined) return <Existing id={noticeId} />;
  return office === null ? null : <ComposeForm key={office.id} notice={null} officeId={office.id} campaignId={campaignId === '' ? null : campaignId} />;
}
