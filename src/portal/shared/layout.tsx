import type { Context } from '../../platform/http/context.ts';
import { isKnownDemonstration } from '../../platform/messaging/channels.ts';
import { Foot } from './foot.tsx';
import { Head, type HeadProps } from './head.tsx';
import { SiteHead } from './site-head.tsx';
import { portalMessages } from './portal.messages.ts';
import type { Child } from './markup/markup.ts';

/** What a page's frame needs to know of the request. */
export type PageFrame = Pick<Context, 'locale' | 'origin' | 'actor'> & Partial<Pick<Context, 'config'>>;

export interface LayoutProps extends Omit<HeadProps, 'locale' | 'origin'> {
  readonly ctx: PageFrame;
  readonly children?: Child;
  /** Uses the whole width of a desk, for galleries. */
  readonly wide?: boolean;
  /** False on a person's own pages: the frame may then name who is signed in. Pages that are kept must look the same to everybody. */
  readonly cacheable?: boolean;
}

/** The frame of every public page: head, header, main, footer. `path` is language-neutral and may carry a query. */
export const Layout = ({ ctx, children, wide = false, cacheable = true, ...head }: LayoutProps) => {
  const t = portalMessages(ctx.locale);
  return (
    <html lang={ctx.locale}>
      <Head {...head} locale={ctx.locale} origin={ctx.origin} hidden={head.hidden ?? !cacheable} />
      <body>
        <a class="skip" href="#main">
          {t.skip}
        </a>
        <SiteHead locale={ctx.locale} path={head.path} wide={wide} person={!cacheable && ctx.actor.kind === 'account' ? ctx.actor.name : undefined} />
        <main id="main" class={wide ? 'site-main frame frame-wide' : 'site-main frame'} tabindex={-1}>
          {children}
        </main>
        <Foot locale={ctx.locale} path={head.path} wide={wide} demonstration={ctx.config !== undefined && isKnownDemonstration(ctx.config)} />
      </body>
    </html>
  );
};
