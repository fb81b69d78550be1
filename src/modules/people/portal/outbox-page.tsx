import type { Hono } from 'hono';
import type { Context, Env } from '../../../platform/http/context.ts';
import { defineMessages } from '../../../platform/i18n/messages.ts';
import { DateText, EmptyState, href, Layout, NoticeBar, page, PageHead, PATHS, Section, Table, Tag } from '../../../portal/shared/ui.ts';
import { type DemoOutbox, readDemoOutbox } from '../usecases/read-demo-outbox.ts';

const PATH = '/demo/outbox';

const messages = defineMessages({
  zh: {
    title: '演示收件箱',
    guide: '演示指南：账号和首先看什么',
    lead: '演示站点不会真正发送短信和邮件：它们都停在这里，任何人都能看到。',
    authenticators: '二次验证码',
    authenticatorsLead: ({ seconds }: { seconds: number }) => `演示账号的身份验证器现在显示的数字，${seconds} 秒后更换。`,
    find: '按用户名查找',
    search: '查找',
    username: '用户名',
    name: '姓名',
    code: '验证码',
    noAuthenticator: '没有这个用户名的演示账号设置了二次验证。',
    letters: '短信和邮件',
    none: '还没有发出任何消息',
    noneHint: '在登录页获取一次验证码，它就会出现在这里。',
    sms: '短信',
    mail: '邮件',
    to: '收件人',
  },
  en: {
    title: 'Outbox of the demonstration',
    guide: 'Guide: accounts, and what to click first',
    lead: 'The demonstration sends no SMS and no mail: they all stay here, for anybody to see.',
    authenticators: 'Second-factor codes',
    authenticatorsLead: ({ seconds }) => `What the authenticators of the demonstration’s accounts show now; it changes in ${seconds} seconds.`,
    find: 'Find by user name',
    search: 'Find',
    username: 'User name',
    name: 'Name',
    code: 'Code',
    noAuthenticator: 'No account of the demonstration with such a user name has a second factor.',
    letters: 'SMS and mail',
    none: 'Nothing has been sent yet',
    noneHint: 'Ask for a code on the sign-in page and it will appear here.',
    sms: 'SMS',
    mail: 'Mail',
    to: 'To',
  },
});

const Authenticators = ({ ctx, outbox, username }: { ctx: Context; outbox: DemoOutbox; username: string }) => {
  const t = messages(ctx.locale);
  const [first] = outbox.authenticators;
  return (
    <Section title={t.authenticators}>
      <div class="stack">
        {first === undefined ? null : <p class="soft">{t.authenticatorsLead({ seconds: first.seconds })}</p>}
        <form class="search-form" method="get" action={href(ctx.locale, PATH)}>
          <input class="input" type="search" name="username" value={username} aria-label={t.find} placeholder={t.find} maxlength={40} />
          <button class="button" type="submit">
            {t.search}
          </button>
        </form>
        {first === undefined ? (
          <p class="soft">{t.noAuthenticator}</p>
        ) : (
          <Table caption={t.authenticators} head={[t.username, t.name, { title: t.code, number: true }]}>
            {outbox.authenticators.map((each) => (
              <tr>
                <td>{each.username}</td>
                <td>{each.name}</td>
                <td class="number">
                  {each.code.slice(0, 3)} {each.code.slice(3)}
                </td>
              </tr>
            ))}
          </Table>
        )}
      </div>
    </Section>
  );
};

const OutboxPage = ({ ctx, outbox, username }: { ctx: Context; outbox: DemoOutbox; username: string }) => {
  const { locale } = ctx;
  const t = messages(locale);
  return (
    <Layout ctx={ctx} title={t.title} path={PATH} cacheable={false}>
      <PageHead title={t.title} />
      <NoticeBar tone="late">{t.lead}</NoticeBar>
      <p>
        <a href={href(locale, PATHS.demo)}>{t.guide}</a>
      </p>
      <Section title={t.letters}>
        {outbox.messages.length === 0 ? (
          <EmptyState title={t.none}>{t.noneHint}</EmptyState>
        ) : (
          <ul class="lines">
            {outbox.messages.map((message) => (
              <li>
                <p class="credit">
                  <Tag>{t[message.channel]}</Tag> {t.to} {message.to} · <DateText locale={locale} at={message.at} as="minute" />
                </p>
                <p>{message.text}</p>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Authenticators ctx={ctx} outbox={outbox} username={username} />
    </Layout>
  );
};

/** Messages and authenticator codes of the demonstration; no such page anywhere else. */
export function outboxPage(router: Hono<Env>): void {
  page(router, PATH, { cache: false }, async (c, ctx) => {
    const username = c.req.query('username')?.slice(0, 40) ?? '';
    return <OutboxPage ctx={ctx} outbox={await readDemoOutbox(ctx, username)} username={username} />;
  });
}
