import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { ConsoleLink } from '../../../console/shared/console-link.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { useText } from '../../../console/shared/locale.ts';
import { say } from '../../../console/shared/say.tsx';
import { Section } from '../../../console/shared/section.tsx';
import type { Pair } from '../judging.schemas.ts';
import { judgingConsoleMessages } from './console.messages.ts';
import { judgingKeys, judgingSource } from './source.ts';

function Side({ work, chosen, choose }: { work: Pair['first']; chosen: boolean; choose: () => void }) {
  const text = useText(judgingConsoleMessages);
  return (
    <div className="pair-side">
      {work.thumbnail === null ? null : <img src={work.thumbnail} alt="" />}
      <h3><ConsoleLink to={`/judging-desk/works/${work.id}`}>{work.number} · {work.title === '' ? text.untitled : work.title}</ConsoleLink></h3>
      <Button type={chosen ? 'primary' : 'default'} aria-pressed={chosen} onClick={choose}>{text.better}</Button>
    </div>
  );
}

/** Pairs of works one after the other; each answer is saved at once. */
export function Pairs({ deskId }: { deskId: string }) {
  const text = useText(judgingConsoleMessages);
  const client = useQueryClient();
  const [at, setAt] = useState<number | null>(null);
  const key = [...judgingKeys.desk(deskId), 'pairs'];
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => judgingSource.pairs(deskId, signal) });
  return (
    <Section title={text.pairQuestion}>
      <Loaded query={query} bones={3}>
        {(pairs) => {
          const open = pairs.findIndex(({ better }) => better === null);
          const shown = at ?? (open === -1 ? 0 : open);
          const pair = pairs[shown];
          if (pair === undefined) return null;
          const choose = (better: 'first' | 'second' | 'even') =>
            void judgingSource.compare(deskId, { firstId: pair.first.id, secondId: pair.second.id, better }).then(() => {
              client.setQueryData<Pair[]>(key, pairs.map((each, index) => (index === shown ? { ...each, better } : each)));
              setAt(null);
            }, say.problem);
          return (
            <>
              <p>{open === -1 ? text.pairsDone : text.pairOf({ n: shown + 1, all: pairs.length })}</p>
              <div className="pair">
                <Side work={pair.first} chosen={pair.better === 'first'} choose={() => choose('first')} />
                <Side work={pair.second} chosen={pair.better === 'second'} choose={() => choose('second')} />
              </div>
              <p className="actions">
                <Button type={pair.better === 'even' ? 'primary' : 'default'} aria-pressed={pair.better === 'even'} onClick={() => choose('even')}>{text.even}</Button>
                <Button disabled={shown === 0} onClick={() => setAt(shown - 1)}>{text.previous}</Button>
                <Button disabled={shown === pairs.length - 1} onClick={() => setAt(shown + 1)}>{text.next}</Button>
              </p>
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}
