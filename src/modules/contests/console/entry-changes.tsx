import { useQuery } from '@tanstack/react-query';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { Section } from '../../../console/shared/section.tsx';
import { contestConsoleMessages } from './console.messages.ts';
import { entryMessages } from './entry.messages.ts';
import { contestSource } from './source.ts';

const NAMED = ['title.zh', 'title.en', 'body', 'caption.zh', 'caption.en', 'files'] as const;
type Named = (typeof NAMED)[number];
const isNamed = (field: string): field is Named => (NAMED as readonly string[]).includes(field);

function Side({ label, pieces, changedAs }: { label: string; pieces: readonly { text: string; changed: boolean }[]; changedAs: 'del' | 'ins' }) {
  const text = useText(entryMessages);
  const Changed = changedAs;
  return (
    <div className="change-side">
      <h4>{label}</h4>
      <p>{pieces.length === 0 ? <span className="faint">{text.empty}</span> : pieces.map((piece, index) => (piece.changed ? <Changed key={index}>{piece.text}</Changed> : <span key={index}>{piece.text}</span>))}</p>
    </div>
  );
}

/** What changed between the last two versions that were handed in, field by field, and why it was returned in between. */
export function EntryChangesSection({ entryId, version }: { entryId: string; version: number }) {
  const text = useText(entryMessages);
  const words = useText(contestConsoleMessages);
  const pick = usePick();
  const { colon } = usePunctuation();
  const query = useQuery({ queryKey: ['entry-changes', entryId, version], queryFn: ({ signal }) => contestSource.changes(entryId, signal) });
  const changes = query.data;
  // Most entries have one version only, and nothing to say here.
  if (changes === undefined || changes === null) return null;
  return (
    <Section title={changes.reason === null ? text.changesBetween : text.changes} hint={text.versions({ from: changes.from.version, to: changes.to.version })}>
      {changes.reason === null ? null : <p>{words.returnedBecause}{colon}{changes.reason}</p>}
      {changes.fields.length === 0 ? <p className="faint">{text.noChange}</p> : changes.fields.map((field) => (
        <div key={field.field} className="change">
          <h3>{isNamed(field.field) ? text[field.field] : field.label === null ? field.field : pick(field.label)}</h3>
          <div className="change-sides">
            <Side label={text.before} pieces={field.before} changedAs="del" />
            <Side label={text.after} pieces={field.after} changedAs="ins" />
          </div>
        </div>
      ))}
    </Section>
  );
}
