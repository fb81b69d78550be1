import { MenuOutlined, QuestionCircleOutlined, SearchOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useText } from '../shared/locale.ts';
import { useOffice } from '../shared/session.tsx';
import { consoleMessages } from '../console.messages.ts';
import { AccountMenu } from './account-menu.tsx';
import { Brand } from './brand.tsx';

interface TopBarProps {
  readonly openMenu: () => void;
  readonly openGoTo: () => void;
  readonly openHelp: () => void;
  readonly signOut: () => void;
}

function OfficeSwitcher() {
  const text = useText(consoleMessages);
  const { office, offices, choose } = useOffice();
  if (office === null) return null;
  if (offices.length === 1) return <span className="bar-office">{office.name}</span>;
  return (
    <select className="bar-office bar-office-choice" aria-label={text.office} value={office.id} onChange={(event) => choose(event.target.value)}>
      {offices.map((each) => <option key={each.id} value={each.id}>{`${each.name} · ${each.roleNames.join(' · ')}`}</option>)}
    </select>
  );
}

export function TopBar({ openMenu, openGoTo, openHelp, signOut }: TopBarProps) {
  const text = useText(consoleMessages);
  return (
    <header className="bar">
      <button type="button" className="bar-button bar-menu" aria-label={text.menu} onClick={openMenu}><MenuOutlined aria-hidden /></button>
      <Link to="/" className="bar-brand" aria-label={`${text.name} ${text.console}`}><Brand /></Link>
      <OfficeSwitcher />
      <div className="bar-end">
        <button type="button" className="bar-button bar-go" aria-label={text.goTo} title={`${text.goTo} (Ctrl K)`} onClick={openGoTo}>
          <SearchOutlined aria-hidden /><span className="bar-button-text">{text.goTo}</span><kbd className="bar-key">Ctrl K</kbd>
        </button>
        <button type="button" className="bar-button bar-help" aria-label={text.help} title={`${text.help} (?)`} onClick={openHelp}><QuestionCircleOutlined aria-hidden /></button>
        <AccountMenu signOut={signOut} />
      </div>
    </header>
  );
}
