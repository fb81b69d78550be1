import { useQuery } from '@tanstack/react-query';
import { formatNumber } from '../../platform/calendar/format.ts';
import { ConsoleLink } from './console-link.tsx';
import { FactNote, FactQuantity, FactSubject, useKindLabel } from './fact-line.tsx';
import { factKinds, factsAddress, type FactsQuery, listFacts } from './facts-source.ts';
import { DayText } from './instant-text.tsx';
import { Loaded } from './loaded.tsx';
import { useLocale, useText } from './locale.ts';
import { Quiet } from './quiet.tsx';
import { Section } from './section.tsx';
import { sharedMessages } from './shared.messages.ts';

const SHOWN = 8;

/** The newest facts that a node's subtree, a campaign or a kind of work has brought, beside the record they came of. */
export function FactsPanel({ query }: { query: FactsQuery }) {
  const text = useText(sharedMessages);
  const locale = useLocale();
  const kinds = useQuery(factKinds);
  const facts = useQuery({ queryKey: ['ledger', 'facts', query, SHOWN], queryFn: ({ signal }) => listFacts({ ...query, page: 1, size: SHOWN }, signal) });
  const labelOf = useKindLabel(kinds.data);
  return (
    <Section title={text.facts}>
      <Loaded query={facts} bones={3}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Quiet small title={text.factsEmpty} hint={text.factsHint} />
          ) : (
            <>
              <ul className="plain-list facts">
                {items.map((fact) => (
                  <li key={fact.id}>
                    <span>{labelOf(fact.kind)}</span>
                    <FactQuantity fact={fact} kind={kinds.data?.find(({ kind }) => kind === fact.kind)} />
                    <span className="fact-note"><DayText day={fact.day} /> <FactSubject fact={fact} /> <FactNote fact={fact} /></span>
                  </li>
                ))}
              </ul>
              {total > items.length ? <p><ConsoleLink to={factsAddress(query)}>{text.factsAll({ total: formatNumber(total, locale) })}</ConsoleLink></p> : null}
            </>
          )
        }
      </Loaded>
    </Section>
  );
}
