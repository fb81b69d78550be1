import type { Hono } from 'hono';
import { keyFingerprint, listLogs } from '../../../ledger/public.ts';
import { formatNumber } from '../../../platform/calendar/calendar.ts';
import type { Context, Env } from '../../../platform/http/context.ts';
import { boxKeys } from '../../../modules/polls/public.ts';
import { Breadcrumbs, FactList, Layout, PageHead, Prose, Section, Table, Tag, href, page } from '../../shared/ui.ts';
import { TextSections } from '../about.tsx';
import { LIMITS } from './limits.texts.ts';
import { pageMessages } from './verify-page.messages.ts';

const PATH = '/verify';
const LIMITS_PATH = '/verify/limits';
/** The newest logs that are listed; each poll has one, and its own page links to it. */
const LISTED = 100;
const COMMAND = 'npx heming verify FILE';

type Logs = Awaited<ReturnType<typeof listLogs>>;
type Boxes = Awaited<ReturnType<typeof boxKeys>>;

const Checker = ({ ctx, boxes }: { ctx: Context; boxes: Boxes }) => {
  const t = pageMessages(ctx.locale);
  return (
    <div class="verify" data-island="verify" data-fingerprint={keyFingerprint(ctx.keys)} data-boxes={boxes.map(({ fingerprint }) => fingerprint).join(',')}>
      <noscript>
        <p>{t.noScript}</p>
        <p>
          <code>{COMMAND}</code>
        </p>
      </noscript>
      <div class="verify-drop" hidden>
        <label class="field-label" for="verify-file">
          {t.choose}
        </label>
        <input class="input" id="verify-file" type="file" aria-describedby="verify-hint" />
        <p class="field-hint" id="verify-hint">
          {t.chooseHint}
        </p>
        <p class="verify-local">{t.local}</p>
      </div>
      <div class="verify-result" role="status"></div>
    </div>
  );
};

const LogTable = ({ ctx, logs }: { ctx: Context; logs: Logs }) => {
  const t = pageMessages(ctx.locale);
  if (logs.length === 0) return <p>{t.noLogs}</p>;
  return (
    <Table caption={t.logsCaption} head={[t.log, { title: t.leaves, number: true }, t.state]}>
      {logs.map((log) => (
        <tr>
          <th scope="row" class="verify-name">
            {log.name}
            <br />
            <small>
              <a href={`/log/${log.name}/checkpoint`} aria-label={t.checkpointOf({ log: log.name })}>
                {t.checkpoint}
              </a>
              {' · '}
              <a href={`/log/${log.name}/export`} aria-label={t.downloadNamed({ log: log.name })} download>
                {t.download}
              </a>
            </small>
          </th>
          <td class="number">{formatNumber(log.size, ctx.locale)}</td>
          <td>{log.closedAt === null ? <Tag tone="now">{t.open}</Tag> : <Tag>{t.closed}</Tag>}</td>
        </tr>
      ))}
    </Table>
  );
};

const VerifyPage = ({ ctx, logs, boxes }: { ctx: Context; logs: Logs; boxes: Boxes }) => {
  const t = pageMessages(ctx.locale);
  return (
    <Layout ctx={ctx} title={t.title} path={PATH} description={t.lead}>
      <PageHead title={t.title}>
        <p>{t.lead}</p>
      </PageHead>
      <Checker ctx={ctx} boxes={boxes} />
      <Section title={t.doubtTitle} more={{ title: t.limitsLink, href: href(ctx.locale, LIMITS_PATH) }}>
        <Prose>
          <p>{t.doubt}</p>
          <p>
            <code>{COMMAND}</code>
          </p>
        </Prose>
      </Section>
      <Section title={t.keyTitle}>
        <Prose>
          <p>{t.keyNote}</p>
        </Prose>
        <FactList items={[{ name: t.fingerprint, value: <code class="verify-fingerprint">{keyFingerprint(ctx.keys)}</code> }, ...boxes.map(({ url, fingerprint }) => ({ name: t.boxFingerprint({ url }), value: <code class="verify-fingerprint">{fingerprint}</code> }))]} />
      </Section>
      <Section title={t.logsTitle}>
        <LogTable ctx={ctx} logs={logs} />
      </Section>
    </Layout>
  );
};

const LimitsPage = ({ ctx }: { ctx: Context }) => {
  const t = pageMessages(ctx.locale);
  return (
    <Layout ctx={ctx} title={t.limitsLink} path={LIMITS_PATH}>
      <Breadcrumbs locale={ctx.locale} trail={[{ title: t.title, path: PATH }]} />
      <PageHead title={t.limitsLink} />
      <TextSections locale={ctx.locale} sections={LIMITS} />
    </Layout>
  );
};

/** Checking receipts and logs in the reader's own browser, and what the log does not protect against. */
export function verify(router: Hono<Env>): void {
  page(router, PATH, { cache: true }, async (_, ctx) => <VerifyPage ctx={ctx} logs={await listLogs(ctx.db, LISTED)} boxes={await boxKeys(ctx.db)} />);
  page(router, LIMITS_PATH, { cache: true }, (_, ctx) => <LimitsPage ctx={ctx} />);
}
