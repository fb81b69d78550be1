import type { Hono } from 'hono';
import { z } from 'zod';
import { type FactKind, readFiguresOf, recordsPath } from '../../../ledger/public.ts';
import { findRoot, listChildren, organizationsById, type Organization } from '../../../modules/organizations/public.ts';
import { formatNumber } from '../../../platform/calendar/calendar.ts';
import type { Db } from '../../../platform/db/db.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context, Env } from '../../../platform/http/context.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { Breadcrumbs, EmptyState, Layout, PATHS, PageHead, Prose, Section, Table, href, page, withQuery } from '../../shared/ui.ts';
import { nameOf } from '../region-list.tsx';
import { FigureRow } from './figure-row.tsx';
import { figuresMessages } from './figures.messages.ts';
import { type PublicFigure, publicFigures } from './public-figures.ts';

const Query = z.object({ node: z.uuid().optional().catch(undefined) });

interface OfficeRow {
  readonly office: Organization;
  /** In the order of the kinds. */
  readonly quantities: readonly number[];
}

/** Figures of the offices below a node; those without any are left out. */
async function readRows(db: Db, offices: readonly Organization[], kinds: readonly FactKind[]): Promise<OfficeRow[]> {
  const ids = offices.map(({ id }) => id);
  const columns = await Promise.all(kinds.map(({ kind }) => readFiguresOf(db, ids, { basis: 'was', kinds: [kind] })));
  return offices.map((office) => ({ office, quantities: columns.map((column) => column.get(office.id)?.quantity ?? 0) })).filter(({ quantities }) => quantities.some((quantity) => quantity !== 0));
}

const ByOffice = ({ ctx, rows, kinds }: { ctx: Context; rows: readonly OfficeRow[]; kinds: readonly FactKind[] }) => {
  const { locale } = ctx;
  const t = figuresMessages(locale);
  return (
    <Section title={t.byOffice}>
      <Table caption={t.byOfficeNote} head={[t.office, ...kinds.map((kind) => ({ title: pick(kind.label, locale), number: true as const }))]}>
        {rows.map(({ office, quantities }) => (
          <tr>
            <th scope="row">
              <a href={href(locale, withQuery(PATHS.figures, { node: office.id }))}>{nameOf(office, locale)}</a>
            </th>
            {quantities.map((quantity, index) => (
              <td class="number">{quantity === 0 ? '0' : <a href={href(locale, recordsPath({ nodeId: office.id, kind: kinds[index]?.kind ?? '' }))}>{formatNumber(quantity, locale)}</a>}</td>
            ))}
          </tr>
        ))}
      </Table>
    </Section>
  );
};

interface FiguresPageProps {
  readonly ctx: Context;
  readonly node: Organization | undefined;
  readonly isRoot: boolean;
  readonly figures: readonly PublicFigure[];
  readonly rows: readonly OfficeRow[];
}

const FiguresPage = ({ ctx, node, isRoot, figures, rows }: FiguresPageProps) => {
  const { locale } = ctx;
  const t = figuresMessages(locale);
  const path = node === undefined || isRoot ? PATHS.figures : withQuery(PATHS.figures, { node: node.id });
  const title = node === undefined || isRoot ? t.title : `${t.title} · ${nameOf(node, locale)}`;
  return (
    <Layout ctx={ctx} title={title} path={path} description={t.lead}>
      {isRoot ? null : <Breadcrumbs locale={locale} trail={[{ title: t.title, path: PATHS.figures }]} />}
      <PageHead title={isRoot || node === undefined ? t.title : nameOf(node, locale)}>
        <p>{t.lead}</p>
      </PageHead>
      {figures.length === 0 || node === undefined ? <EmptyState title={t.none}>{t.noneNote}</EmptyState> : <FigureRow locale={locale} nodeId={node.id} figures={figures} asOf={ctx.clock.now()} />}
      {rows.length === 0 ? null : <ByOffice ctx={ctx} rows={rows} kinds={figures.map(({ kind }) => kind)} />}
      <Section title={t.howTitle}>
        <Prose>
          <p>{t.how1}</p>
          <p>{t.how2}</p>
          <p>{t.how3}</p>
          <p>{t.how4}</p>
        </Prose>
      </Section>
    </Layout>
  );
};

/** What has been done, in figures that open their records; `?node=` shows an office's own. */
export function figures(router: Hono<Env>): void {
  page(router, PATHS.figures, { cache: true }, async (c, ctx) => {
    const { db } = ctx;
    const { node: wanted } = Query.parse(c.req.query());
    const root = await findRoot(db);
    const node = wanted === undefined ? root : (await organizationsById(db, [wanted]))[0];
    if (wanted !== undefined && node === undefined) return commonErrors.fail('not-found');
    const shown = node === undefined ? [] : await publicFigures(db, node.id);
    const rows = node === undefined ? [] : await readRows(db, await listChildren(db, node.id), shown.map(({ kind }) => kind));
    return <FiguresPage ctx={ctx} node={node} isRoot={node?.id === root?.id} figures={shown} rows={rows} />;
  });
}

