import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useRouteParams } from '../../../console/shared/console-link.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { Quiet } from '../../../console/shared/quiet.tsx';
import { useSearchState } from '../../../console/shared/search-state.ts';
import { contestConsoleMessages } from './console.messages.ts';
import { EntryForm } from './entry-form.tsx';
import { contestKeys, contestSource } from './source.ts';
import './contests.css';

const SEARCH = { contest: '' };
/** What is being typed is not read again from the server under the form. */
const ONCE = { gcTime: 0, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false } as const;

function NewEntryPage() {
  const text = useText(contestConsoleMessages);
  const pick = usePick();
  const [search, setSearch] = useSearchState(SEARCH);
  const open = useQuery({ queryKey: [...contestKeys.contests, 'open'], queryFn: ({ signal }) => contestSource.contests('?state=open&size=100', signal), enabled: search.contest === '' });
  const contest = useQuery({ ...ONCE, queryKey: [...contestKeys.contest(search.contest), 'entering'], queryFn: ({ signal }) => contestSource.contest(search.contest, signal), enabled: search.contest !== '' });
  if (search.contest !== '') return <Loaded query={contest}>{(found) => <EntryForm contest={found} entry={null} files={[]} />}</Loaded>;
  return (
    <>
      <PageHeader />
      <Loaded query={open} bones={2}>
        {({ items }) => (items.length === 0 ? <Quiet title={text.noOpenCall} /> : <Select className="setup-campaign" aria-label={text.chooseCall} placeholder={text.chooseCall} options={items.map(({ id, title }) => ({ value: id, label: pick(title) }))} onChange={(id: string) => setSearch({ contest: id })} />)}
      </Loaded>
    </>
  );
}

function ChangedEntryPage({ entryId }: { entryId: string }) {
  const query = useQuery({
    ...ONCE, queryKey: [...contestKeys.entry(entryId), 'editing'],
    queryFn: async ({ signal }) => {
      const entry = await contestSource.entry(entryId, signal);
      return { entry, contest: await contestSource.contest(entry.contestId, signal), files: await Promise.all(entry.files.map(({ id }) => contestSource.file(id))) };
    },
  });
  return <Loaded query={query}>{({ entry, contest, files }) => <EntryForm contest={contest} entry={entry} files={files} />}</Loaded>;
}

/** Entering a work for one's unit, and changing a draft or what was returned. */
export default function EntryFormPage() {
  const { entryId } = useRouteParams<'entryId'>();
  return entryId === undefined ? <NewEntryPage /> : <ChangedEntryPage entryId={entryId} />;
}
