import { useQuery } from '@tanstack/react-query';
import { useRouteParams } from '../../../console/shared/console-link.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { notices } from './source.ts';
import { UnitSide } from './unit-side.tsx';
import './notices.css';

/** One unit's side of a notice, under an address of its own. */
export default function UnitPage() {
  const { noticeId, organizationId } = useRouteParams<'noticeId' | 'organizationId'>();
  const query = useQuery({ queryKey: ['notices', 'one', noticeId], queryFn: ({ signal }) => notices.one(noticeId, signal), refetchOnWindowFocus: false });
  return <Loaded query={query} bones={10}>{(notice) => <UnitSide notice={notice} organizationId={organizationId} />}</Loaded>;
}
