import { useEffect, useRef, useState } from 'react';
import { ConsoleLink, useGo } from '../shared/console-link.tsx';
import { usePick, useText } from '../shared/locale.ts';
import { consoleMessages } from '../console.messages.ts';
import { ModalDialog } from './modal-dialog.tsx';
import type { NavGroup } from './navigation.ts';

/** The arrows move the focus among the field and the links below it, which has it at first. */
function useArrows() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = box;
    const stops = () => [...(current?.querySelectorAll<HTMLElement>('input, a') ?? [])];
    const pressed = (event: KeyboardEvent) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step === undefined) return;
      const all = stops();
      all[Math.max(0, Math.min(all.length - 1, all.indexOf(document.activeElement as HTMLElement) + step))]?.focus();
      event.preventDefault();
    };
    stops()[0]?.focus();
    current?.addEventListener('keydown', pressed);
    return () => current?.removeEventListener('keydown', pressed);
  }, []);
  return box;
}

/** Opens any page by its name, in either language: Enter opens the first that fits, the arrows go to the others. */
export function GoTo({ groups, close }: { groups: readonly NavGroup[]; close: () => void }) {
  const text = useText(consoleMessages);
  const pick = usePick();
  const go = useGo();
  const [words, setWords] = useState('');
  const box = useArrows();
  const all = [
    { path: '/', label: text.today, group: '', words: `${consoleMessages('zh-CN').today} ${consoleMessages('en').today}` },
    ...groups.flatMap(({ module, entries }) => entries.map((entry) => ({ path: entry.path, label: pick(entry.label), group: entries.length > 1 ? pick(module.label) : '', words: `${entry.label.zh} ${entry.label.en} ${module.label.zh} ${module.label.en}` }))),
  ];
  const found = all.filter((entry) => entry.words.toLowerCase().includes(words.trim().toLowerCase()));
  const [first] = found;
  return (
    <ModalDialog title={text.goTo} className="dialog-top" close={close}>
      <div ref={box}>
        <input
          className="go-to-input"
          aria-label={text.goToHint}
          placeholder={text.goToHint}
          autoComplete="off"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || first === undefined) return;
            close();
            go(first.path);
          }}
        />
        <p className="faint" role="status">{found.length === 0 ? text.goToNone : ''}</p>
        <ul className="plain-list go-to-list">
          {found.map((entry) => (
            <li key={entry.path}>
              <ConsoleLink to={entry.path} onClick={close}>{entry.label}{entry.group === '' ? null : <span className="faint">{entry.group}</span>}</ConsoleLink>
            </li>
          ))}
        </ul>
      </div>
    </ModalDialog>
  );
}
