import { DataTable } from '../../../console/shared/data-table/data-table.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { queryString } from '../../../console/shared/query-string.ts';
import { ABOUT_NAMES, LETTER_STATE_NAMES } from '../voices.messages.ts';
import type { Letter } from '../voices.schemas.ts';
import { voicesConsoleMessages } from './console.messages.ts';
import { Due } from './due.tsx';
import { voicesKeys, voicesSource } from './source.ts';
import { LetterStateTag } from './state-tags.tsx';
import './voices.css';

/** Letters to one's offices; with the filter "waiting", what is due first comes first. */
export default function LettersPage() {
  const text = useText(voicesConsoleMessages);
  const pick = usePick();
  return (
    <>
      <PageHeader />
      <DataTable<Letter>
        name="letters.list"
        label={text.letter}
        queryKey={voicesKeys.letters}
        load={(query, signal) => voicesSource.letters(queryString(query), signal)}
        rowKey={({ id }) => id}
        rowName={({ subject }) => subject}
        rowTo={({ id }) => `/letters/${id}`}
        search={text.searchSubject}
        filters={[{ key: 'state', label: text.state, kind: 'choice', options: (['waiting', 'answered', 'withdrawn'] as const).map((value) => ({ value, label: pick(LETTER_STATE_NAMES[value]) })) }]}
        columns={[
          { key: 'subject', title: text.subject, render: ({ subject }) => subject },
          { key: 'about', title: text.about, width: 150, render: ({ about }) => pick(ABOUT_NAMES[about]) },
          { key: 'state', title: text.state, width: 120, render: ({ state }) => <LetterStateTag state={state} /> },
          { key: 'due', title: text.dueAt, width: 170, render: ({ dueAt, state }) => <Due at={dueAt} open={state === 'waiting'} /> },
          { key: 'to', title: text.to, width: 200, render: ({ office }) => pick(office) },
          { key: 'author', title: text.byName, width: 110, render: ({ author }) => author },
          { key: 'at', title: text.at, width: 150, render: ({ sentAt }) => <InstantText at={sentAt} /> },
        ]}
        empty={{ title: text.noLetters, hint: text.noLettersHint }}
      />
    </>
  );
}
