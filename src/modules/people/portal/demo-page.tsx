import type { Hono } from 'hono';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context, Env } from '../../../platform/http/context.ts';
import { defineMessages, pick } from '../../../platform/i18n/messages.ts';
import { demonstrationAccounts, isDemonstration } from '../../../platform/messaging/channels.ts';
import { EmptyState, href, Layout, NoticeBar, page, PageHead, PATHS, Prose, Section, Table } from '../../../portal/shared/ui.ts';

const messages = defineMessages({
  zh: {
    title: '演示指南',
    lead: '这里的单位、人物和号码都是虚构的，任何人都可以登录试用；您做的改动别人也看得到。',
    first: '首先看什么',
    portal: '打开一项活动：沿时间展开的阶段、各条赛道、作品和数字；点开任何一个数字，都能看到背后的每一条记录。',
    portalLink: '看活动',
    office: '用省级文明办管理员的账号登录管理平台，从“我的今天”开始；在“通知”里看谁签收了、谁还没有，导出汇总表，打印公文。',
    consoleLink: '进入管理平台',
    unit: '再用联络员的账号登录：签收通知，报送回执，报送一件作品；然后以市级的账号把它推荐上去。',
    poll: '不登录也能投票：投一票，拿到回执，自己核对这一票在不在公开日志里；签承诺、写留言需要登录。',
    pollLink: '去投票',
    figures: '最后看数据：每个数字都由记录相加得来，没有一个是填报的总数。',
    figuresLink: '看数据',
    accounts: '演示账号',
    accountsLead: '登录时除密码外还要输入六位验证码，验证码在演示收件箱里查看。',
    outbox: '演示收件箱（验证码、短信和邮件）',
    role: '角色',
    unitName: '机构',
    username: '用户名',
    password: '密码',
    code: '验证码',
    codeLink: '查看',
    codeOf: ({ username }: { username: string }) => `查看 ${username} 的验证码`,
    loading: '演示数据还在载入',
    loadingHint: '载入完成后，账号会列在这里；进度显示在首页上。',
  },
  en: {
    title: 'Guide to the demonstration',
    lead: 'Units, people and numbers here are made up. Anybody may sign in and try; others see what you change.',
    first: 'What to click first',
    portal: 'Open a campaign: its phases through time, its tracks, works and figures. Open any figure to see each record behind it.',
    portalLink: 'See the campaigns',
    office: 'Sign in to the console as the province’s office administrator and begin with My today. Under Notices, see who has signed and who has not, export the returned table, print the document.',
    consoleLink: 'Open the console',
    unit: 'Then sign in as a unit’s liaison: sign for a notice, return the form, file an entry; and forward it as the city’s office.',
    poll: 'Take part without an account: cast a ballot, keep its receipt, and check by yourself that the public log holds it. Signing a pledge or writing a comment asks for a name.',
    pollLink: 'See the polls',
    figures: 'Last, the figures: each is the sum of records, none a total that somebody typed in.',
    figuresLink: 'See the figures',
    accounts: 'Accounts of the demonstration',
    accountsLead: 'Signing in asks for six digits besides the password; the outbox shows them.',
    outbox: 'The demonstration’s outbox: codes, SMS and mail',
    role: 'Role',
    unitName: 'Organization',
    username: 'User name',
    password: 'Password',
    code: 'Code',
    codeLink: 'Show',
    codeOf: ({ username }) => `Show the code of ${username}`,
    loading: 'The demonstration is still being loaded',
    loadingHint: 'Its accounts appear here when it is there; the home page shows how far it is.',
  },
});

type Accounts = Awaited<ReturnType<typeof demonstrationAccounts>>;

const AccountTable = ({ ctx, accounts }: { ctx: Context; accounts: Accounts }) => {
  const t = messages(ctx.locale);
  return (
    <Table caption={t.accounts} head={[t.username, t.password, t.role, t.unitName, t.code]}>
      {accounts.map((account) => (
        <tr>
          <td>
            <code>{account.username}</code>
          </td>
          <td>
            <code>{account.password}</code>
          </td>
          <td>{pick(account.role, ctx.locale)}</td>
          <td>{pick(account.unit, ctx.locale)}</td>
          <td>
            <a href={href(ctx.locale, `/demo/outbox?username=${encodeURIComponent(account.username)}`)} aria-label={t.codeOf({ username: account.username })}>
              {t.codeLink}
            </a>
          </td>
        </tr>
      ))}
    </Table>
  );
};

const DemoPage = ({ ctx, accounts }: { ctx: Context; accounts: Accounts }) => {
  const { locale } = ctx;
  const t = messages(locale);
  const steps = [
    { text: t.portal, to: href(locale, PATHS.campaigns), link: t.portalLink },
    { text: t.office, to: '/console/', link: t.consoleLink },
    { text: t.unit, to: null, link: '' },
    { text: t.poll, to: href(locale, '/polls'), link: t.pollLink },
    { text: t.figures, to: href(locale, PATHS.figures), link: t.figuresLink },
  ];
  return (
    <Layout ctx={ctx} title={t.title} path={PATHS.demo} cacheable={false}>
      <PageHead title={t.title} />
      <NoticeBar tone="late">{t.lead}</NoticeBar>
      <Section title={t.first}>
        <Prose>
          <ol>
            {steps.map(({ text, to, link }) => (
              <li>
                {text}
                {to === null ? null : (
                  <>
                    {' '}
                    <a href={to}>{link}</a>
                  </>
                )}
              </li>
            ))}
          </ol>
        </Prose>
      </Section>
      <Section title={t.accounts}>
        {accounts.length === 0 ? (
          <EmptyState title={t.loading}>{t.loadingHint}</EmptyState>
        ) : (
          <div class="stack">
            <p class="soft">{t.accountsLead}</p>
            <AccountTable ctx={ctx} accounts={accounts} />
            <p>
              <a href={href(locale, '/demo/outbox')}>{t.outbox}</a>
            </p>
          </div>
        )}
      </Section>
    </Layout>
  );
};

/** What to look at in the demonstration and with which accounts; no such page anywhere else. */
export function demoPage(router: Hono<Env>): void {
  page(router, PATHS.demo, { cache: false }, async (_, ctx) => {
    if (!(await isDemonstration(ctx))) commonErrors.fail('not-found');
    return <DemoPage ctx={ctx} accounts={await demonstrationAccounts(ctx)} />;
  });
}
