import { UserOutlined } from '@ant-design/icons';
import { useId } from 'react';
import type { Locale } from '../../platform/i18n/messages.ts';
import { useText } from '../shared/locale.ts';
import { type Preferences, setPreferences, usePreferences } from '../shared/preferences.ts';
import { useOffice, useSession } from '../shared/session.tsx';
import { consoleMessages } from '../console.messages.ts';
import { useDisclosure } from './use-disclosure.ts';

const LANGUAGES: readonly { value: Locale; label: string }[] = [{ value: 'zh-CN', label: '中文' }, { value: 'en', label: 'English' }];

/** Exclusive choices side by side. */
function Choices<V extends string>({ label, value, options, choose }: { label: string; value: V; options: readonly { value: V; label: string; lang?: string }[]; choose: (value: V) => void }) {
  const name = useId();
  return (
    <fieldset className="choices">
      <legend>{label}</legend>
      <div>
        {options.map((option) => (
          <label key={option.value} lang={option.lang}>
            <input type="radio" name={name} checked={option.value === value} onChange={() => choose(option.value)} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Language and size of the screens. */
export function DisplayChoices() {
  const text = useText(consoleMessages);
  const { locale, size } = usePreferences();
  const sizes: { value: Preferences['size']; label: string }[] = [{ value: 'normal', label: text.sizeNormal }, { value: 'large', label: text.sizeLarge }, { value: 'compact', label: text.sizeCompact }];
  return (
    <>
      <Choices label={text.language} value={locale} options={LANGUAGES.map((each) => ({ ...each, lang: each.value }))} choose={(next) => setPreferences({ locale: next })} />
      <Choices label={text.size} value={size} options={sizes} choose={(next) => setPreferences({ size: next })} />
    </>
  );
}

/** Where one says what is wrong with the page one is on. */
export const feedbackAddress = (locale: Locale): string => `${locale === 'en' ? '/en' : ''}/feedback?about=${encodeURIComponent(window.location.pathname)}`;

/** Who one is, how the screens look, and the way out. */
export function AccountMenu({ signOut }: { signOut: () => void }) {
  const text = useText(consoleMessages);
  const { open, setOpen, box, button } = useDisclosure();
  const id = useId();
  const session = useSession();
  const { locale } = usePreferences();
  const { office } = useOffice();
  return (
    <div ref={box} className="account">
      <button ref={button} type="button" className="bar-button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <UserOutlined aria-hidden />
        <span className="bar-button-text">{session.name}</span>
        <span className="visually-hidden">{text.account}</span>
      </button>
      {open ? (
        <div id={id} className="account-panel">
          <p className="account-name">{session.name}</p>
          {office === null ? null : <p className="faint">{office.name} · {office.roleNames.join(' · ')}</p>}
          <DisplayChoices />
          <div className="account-ways">
            <a href="/">{text.portal}</a>
            <a href={feedbackAddress(locale)}>{text.feedback}</a>
            <button type="button" onClick={signOut}>{text.signOut}</button>
          </div>
        </div>
      ) : null}
    </div>
  );
}
