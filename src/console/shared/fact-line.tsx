import { formatNumber } from '../../platform/calendar/format.ts';
import { unitWord } from '../../platform/i18n/unit-words.ts';
import { ConsoleLink } from './console-link.tsx';
import type { FactKindRow, FactRow } from './facts-source.ts';
import { useLocale, usePick, useText } from './locale.ts';
import { sharedMessages } from './shared.messages.ts';

/** The record behind a fact; a link where the reader may open it. */
export function FactSubject({ fact }: { fact: FactRow }) {
  const { title, href } = fact.subject;
  if (title === null) return <span className="faint">—</span>;
  if (href === null) return <>{title}</>;
  return href.startsWith('/console') ? <ConsoleLink to={href}>{title}</ConsoleLink> : <a href={href}>{title}</a>;
}

/** How much a fact counts, in its unit; corrections show their sign. */
export function FactQuantity({ fact, kind }: { fact: FactRow; kind: FactKindRow | undefined }) {
  const locale = useLocale();
  const sign = fact.corrects !== null && fact.quantity > 0 ? '+' : '';
  return (
    <span>
      <span className="figure">{sign}{formatNumber(fact.quantity, locale)}</span>
      {kind === undefined ? null : <span className="figure-unit">{unitWord(kind.unit, locale, fact.quantity)}</span>}
    </span>
  );
}

/** Why a fact was corrected, or who declared an outside figure and where it comes from. */
export function FactNote({ fact }: { fact: FactRow }) {
  const text = useText(sharedMessages);
  const { declared, reason } = fact;
  const source = declared === null ? null : text.declared({ by: declared.by, source: declared.source });
  return (
    <>
      {reason === null ? null : <span>{text.correction({ reason })}</span>}
      {source === null ? null : declared?.url === null || declared?.url === undefined ? <span>{source}</span> : <a href={declared.url} rel="noreferrer">{source}</a>}
    </>
  );
}

/** The word of a fact's kind. */
export function useKindLabel(kinds: readonly FactKindRow[] | undefined): (kind: string) => string {
  const pick = usePick();
  return (kind) => {
    const found = kinds?.find((each) => each.kind === kind);
    return found === undefined ? kind : pick(found.label);
  };
}
