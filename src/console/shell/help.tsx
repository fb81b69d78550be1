import { useLocale, usePick, useText } from '../shared/locale.ts';
import { consoleMessages } from '../console.messages.ts';
import { feedbackAddress } from './account-menu.tsx';
import { ModalDialog } from './modal-dialog.tsx';
import type { NavGroup } from './navigation.ts';

/** The console's keys, and what holds on every page. */
export function Help({ groups, close }: { groups: readonly NavGroup[]; close: () => void }) {
  const text = useText(consoleMessages);
  const pick = usePick();
  const locale = useLocale();
  const pages = groups.flatMap(({ entries }) => entries).flatMap((entry) => (entry.shortcut === undefined ? [] : [{ letter: entry.shortcut, label: pick(entry.label) }]));
  return (
    <ModalDialog title={text.help} close={close}>
      <p>{text.helpMore}</p>
      <p><a href={feedbackAddress(locale)}>{text.feedback}</a></p>
      <h3>{text.keys}</h3>
      <dl className="keys">
        <div><dt><kbd>/</kbd></dt><dd>{text.keySearch}</dd></div>
        <div><dt><kbd>Ctrl</kbd> <kbd>K</kbd></dt><dd>{text.keyGoTo}</dd></div>
        <div><dt><kbd>?</kbd></dt><dd>{text.keyHelp}</dd></div>
        <div><dt><kbd>Esc</kbd></dt><dd>{text.keyClose}</dd></div>
        {[{ letter: 't', label: text.today }, ...pages].map(({ letter, label }) => (
          <div key={letter}><dt><kbd>g</kbd> <span className="faint">{text.keyThen}</span> <kbd>{letter}</kbd></dt><dd>{label}</dd></div>
        ))}
      </dl>
    </ModalDialog>
  );
}
