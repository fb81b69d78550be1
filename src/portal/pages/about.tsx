import type { Hono } from 'hono';
import type { Context, Env } from '../../platform/http/context.ts';
import { type Locale, pick } from '../../platform/i18n/messages.ts';
import { portalMessages } from '../shared/portal.messages.ts';
import { Layout, PATHS, PageHead, Prose, page } from '../shared/ui.ts';
import { ABOUT, ACCESSIBILITY, type TextSection } from './about.texts.ts';

/** Text in sections, set for reading. */
export const TextSections = ({ locale, sections }: { locale: Locale; sections: readonly TextSection[] }) => (
  <Prose>
    {sections.map((section) => (
      <>
        {section.title.zh === '' ? null : <h2>{pick(section.title, locale)}</h2>}
        {section.paragraphs.map((paragraph) => (
          <p>
            {paragraph.lead === undefined ? null : <strong>{pick(paragraph.lead, locale)}</strong>}
            {paragraph.lead === undefined || locale === 'zh-CN' ? '' : ' '}
            {pick(paragraph, locale)}
          </p>
        ))}
      </>
    ))}
  </Prose>
);

const TextPage = ({ ctx, title, path, sections }: { ctx: Context; title: string; path: string; sections: readonly TextSection[] }) => (
  <Layout ctx={ctx} title={title} path={path} description={sections[0]?.paragraphs[0] === undefined ? undefined : pick(sections[0].paragraphs[0], ctx.locale)}>
    <PageHead title={title} />
    <TextSections locale={ctx.locale} sections={sections} />
  </Layout>
);

/** What the site is, and how it can be used by everybody. */
export function about(router: Hono<Env>): void {
  page(router, PATHS.about, { cache: true }, (_, ctx) => <TextPage ctx={ctx} title={portalMessages(ctx.locale).about} path={PATHS.about} sections={ABOUT} />);
  page(router, PATHS.accessibility, { cache: true }, (_, ctx) => <TextPage ctx={ctx} title={portalMessages(ctx.locale).accessibility} path={PATHS.accessibility} sections={ACCESSIBILITY} />);
}
