import { ScheduleOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { usePick, useText } from '../shared/locale.ts';
import { consoleMessages } from '../console.messages.ts';
import type { NavGroup } from './navigation.ts';

/** The way to every page the person may open. `onGo` runs when one is chosen (closes the drawer). */
export function SideNav({ groups, current, onGo }: { groups: readonly NavGroup[]; current: string | undefined; onGo?: () => void }) {
  const text = useText(consoleMessages);
  const pick = usePick();
  const mark = (path: string) => (current === path ? { 'aria-current': 'page' as const } : {});
  return (
    <nav aria-label={text.navigation} className="side-nav">
      <ul className="plain-list">
        <li><Link to="/" className="nav-link" {...mark('/')} onClick={() => onGo?.()}><ScheduleOutlined aria-hidden />{text.today}</Link></li>
        {groups.map(({ module, entries }) =>
          entries.length === 1 ? (
            <li key={module.name}><Link to={entries[0]!.path as never} className="nav-link" {...mark(entries[0]!.path)} onClick={() => onGo?.()}>{module.icon}{pick(entries[0]!.label)}</Link></li>
          ) : (
            <li key={module.name} className="nav-group">
              <span className="nav-head" id={`nav-${module.name}`}>{module.icon}{pick(module.label)}</span>
              <ul className="plain-list" aria-labelledby={`nav-${module.name}`}>
                {entries.map((entry) => <li key={entry.path}><Link to={entry.path as never} className="nav-link nav-under" {...mark(entry.path)} onClick={() => onGo?.()}>{pick(entry.label)}</Link></li>)}
              </ul>
            </li>
          ),
        )}
      </ul>
    </nav>
  );
}
