import type { Context } from '../../../platform/http/context.ts';
import { DateText, href, Section, Tag } from '../../../portal/shared/ui.ts';
import type { OwnRecord } from '../me.schemas.ts';
import { meMessages } from './me.messages.ts';
import type { Child } from '../../../portal/shared/markup/markup.ts';

interface Part {
  readonly ctx: Context;
  readonly own: OwnRecord;
}

/** A button that posts to an address: what changes something is never a link. `label` tells screen readers which of several alike it is. */
export const PostButton = ({ ctx, path, label, look = 'plain', children }: { ctx: Context; path: string; label?: string; look?: 'plain' | 'main'; children?: Child }) => (
  <form method="post" action={href(ctx.locale, path)}>
    <button class={look === 'plain' ? 'button' : 'button button-main'} type="submit" aria-label={label}>
      {children}
    </button>
  </form>
);

/** Each field with why it is kept and until when. */
export const Fields = ({ ctx, own }: Part) => {
  const t = meMessages(ctx.locale);
  return (
    <Section title={t.data} id="data">
      <div class="stack">
        <ul class="lines">
          {own.fields.map((field) => (
            <li>
              <p>
                <strong>{field.label}</strong>　{field.value}
              </p>
              <p class="soft small">
                {t.why}：{field.why}
              </p>
              <p class="soft small">
                {t.until}：{field.until}
              </p>
            </li>
          ))}
        </ul>
        <div class="row">
          <a class="button" href={href(ctx.locale, '/me/edit')}>
            {t.edit}
          </a>
          <a class="button" href={href(ctx.locale, '/me/contact')}>
            {t.changeContact}
          </a>
        </div>
      </div>
    </Section>
  );
};

export const Roles = ({ ctx, own }: Part) => {
  const t = meMessages(ctx.locale);
  if (own.roles.length === 0) return null;
  return (
    <Section title={t.roles}>
      <ul class="lines">
        {own.roles.map((role) => (
          <li class="row">
            <strong>{role.roleName}</strong> <span>{role.nodeName}</span>
            <span class="soft">
              {t.since} <DateText locale={ctx.locale} at={role.grantedAt} />
            </span>
            {role.past ? <Tag>{t.past}</Tag> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
};

/** What the other modules keep, each in its own words. */
export const Sections = ({ ctx, own }: Part) => (
  <>
    {own.sections.map((section) => (
      <Section title={section.title} more={section.more === undefined ? undefined : { title: section.more.title, href: href(ctx.locale, section.more.path) }}>
        <p class="soft">{section.purpose}</p>
        <ul class="lines">
          {section.rows.map((row) => (
            <li class="row">
              {row.path === undefined ? <span>{row.title}</span> : <a href={href(ctx.locale, row.path)}>{row.title}</a>}
              <span class="soft">{row.value}</span>
            </li>
          ))}
        </ul>
      </Section>
    ))}
  </>
);

export const Consents = ({ ctx, own }: Part) => {
  const t = meMessages(ctx.locale);
  return (
    <Section title={t.consents} id="consents">
      <div class="stack">
      <p class="soft">{t.consentsLead}</p>
      <ul class="lines">
        {own.consents.map((consent) => {
          const given = consent.givenAt !== null;
          return (
            <li class="stack">
              <div>
                <h3>
                  {consent.label} <Tag tone={given ? 'good' : 'plain'}>{given ? t.given : t.notGiven}</Tag>
                </h3>
                <p>{consent.text}</p>
              </div>
              <PostButton ctx={ctx} path={`/me/consents/${consent.purpose}/${given ? 'withdraw' : 'give'}`} label={`${given ? t.withdraw : t.agree}：${consent.label}`}>
                {given ? t.withdraw : t.agree}
              </PostButton>
            </li>
          );
        })}
        {own.guardian === null ? null : (
          <li class="stack">
            <div>
              <h3>{t.guardian}</h3>
              <p>{t.guardianGiven({ contact: own.guardian.contact })}</p>
            </div>
            <PostButton ctx={ctx} path="/me/guardian/withdraw">
              {t.guardianWithdraw}
            </PostButton>
          </li>
        )}
      </ul>
      </div>
    </Section>
  );
};

/** Browser and system of a User-Agent header in a few words; the header itself when it is of no known kind. */
export function browserName(agent: string | null): string | null {
  if (agent === null) return null;
  const browser = [['MicroMessenger', '微信'], ['Edg', 'Edge'], ['Firefox', 'Firefox'], ['Chrome', 'Chrome'], ['Safari', 'Safari']].find(([mark]) => agent.includes(`${mark}/`))?.[1];
  const system = [['HarmonyOS', 'HarmonyOS'], ['Android', 'Android'], ['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Windows', 'Windows'], ['Mac OS X', 'macOS'], ['Linux', 'Linux']].find(([mark]) => agent.includes(mark!))?.[1];
  return browser === undefined ? agent.slice(0, 60) : [browser, system].filter(Boolean).join(' · ');
}

export const Devices = ({ ctx, own }: Part) => {
  const t = meMessages(ctx.locale);
  return (
    <Section title={t.devices} id="devices">
      <ul class="lines">
        {own.sessions.map((session) => {
          const name = browserName(session.browser) ?? t.unknownBrowser;
          return (
            <li class="row">
              <span>{name}</span>
              <span class="soft">
                {session.address} · {t.lastSeen} <DateText locale={ctx.locale} at={session.lastSeenAt} as="minute" />
              </span>
              {session.current ? (
                <Tag tone="now">{t.thisDevice}</Tag>
              ) : (
                <PostButton ctx={ctx} path={`/me/sessions/${session.id}/end`} label={`${t.end}：${name}`}>
                  {t.end}
                </PostButton>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
};
