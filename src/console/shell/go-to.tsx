import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { usePick, useText } from '../shared/locale.ts';
import { consoleMessages } from '../console.messages.ts';
import { ModalDialog } from './modal-dialog.tsx';
import type { NavGroup } from './navigation.ts';

/** Opens any page by its name, in either language. */
export function GoTo({ groups, close }: { groups: readonly NavGroup[]; close: () => void }) {
  const text = useText(consoleMessages);
  const pick = usePick();
  const navigate = useNavigate();
  const id = useId();
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const all = [
    { path: '/', label: text.today, group: '', words: `${consoleMessages('zh-CN').today} ${consoleMessages('en').today}` },
    ...groups.flatMap(({ module, entries }) => entries.map((entry) => ({ path: entry.path, label: pick(entry.label), group: entries.length > 1 ? pick(module.label) : '', words: `${entry.label.zh} ${entry.label.en} ${module.label.zh} ${module.label.en}` }))),
  ];
  const wanted = words.trim().toLowerCase();
  const found = all.filter((entry) => entry.words.toLowerCase().includes(wanted));
  const chosen = Math.min(at, found.length - 1);
  const go = (index: number) => {
    const entry = found[index];
    if (entry === undefined) return;
    close();
    void navigate({ to: entry.path as never });
  };
  return (
    <ModalDialog title={text.goTo} className="dialog-top" close={close}>
      <input
        className="go-to-input"
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-label={text.goToHint}
        aria-activedescendant={chosen >= 0 ? `${id}-${chosen}` : undefined}
        placeholder={text.goToHint}
        autoComplete="off"
        autoFocus
        value={words}
        onChange={(event) => { setWords(event.target.value); setAt(0); }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') go(chosen);
          else if (event.key === 'ArrowDown') setAt(Math.min(found.length - 1, chosen + 1));
          else if (event.key === 'ArrowUp') setAt(Math.max(0, chosen - 1));
          else return;
          event.preventDefault();
        }}
      />
      {found.length === 0 ? <p className="faint">{text.goToNone}</p> : null}
      <ul id={`${id}-list`} role="listbox" aria-label={text.goTo} className="plain-list go-to-list">
        {found.map((entry, index) => (
          <li key={entry.path} id={`${id}-${index}`} role="option" aria-selected={index === chosen} onClick={() => go(index)} onPointerMove={() => setAt(index)}>
            {entry.label}{entry.group === '' ? null : <span className="faint">{entry.group}</span>}
          </li>
        ))}
      </ul>
    </ModalDialog>
  );
}
