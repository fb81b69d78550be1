import type { PictureFile } from '../../../platform/files/picture-file.ts';
import type { Locale } from '../../../platform/i18n/messages.ts';
import { href } from '../addresses.ts';
import { Picture } from './picture.tsx';
import type { Child } from '../markup/markup.ts';

export interface CardProps {
  readonly locale: Locale;
  readonly title: string;
  /** Language-neutral address. */
  readonly path: string;
  readonly picture?: PictureFile | undefined;
  /** A word or two above the title: the host, the state. */
  readonly kicker?: Child;
  /** Dates, counts, tags below the title. */
  readonly children?: Child;
  readonly first?: boolean;
  /** Level of the title's heading: 2 where the cards stand right below the page's own. */
  readonly level?: 2 | 3;
}

/** Something with a page of its own, in a list: a campaign, an office. */
export const Card = ({ locale, title, path, picture, kicker, children, first = false, level = 3 }: CardProps) => {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <li class="card">
      {picture === undefined ? null : <Picture file={picture} alt="" first={first} sizes="(max-width: 40em) 92vw, 24rem" />}
      <div class="card-body">
        {kicker === undefined ? null : <p class="kicker">{kicker}</p>}
        <Heading class="card-title">
          <a href={href(locale, path)}>{title}</a>
        </Heading>
        {children}
      </div>
    </li>
  );
};

export const Cards = ({ children }: { children?: Child }) => <ul class="cards">{children}</ul>;

/** The first of several, large: the picture takes most of the width, its words stand beside it. */
export const Feature = ({ locale, title, path, picture, kicker, children, level = 3 }: CardProps) => {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <article class={picture === undefined ? 'feature feature-bare' : 'feature'}>
      {picture === undefined ? null : <Picture file={picture} alt="" first sizes="(max-width: 60em) 92vw, 54rem" />}
      <div class="feature-body">
        {kicker === undefined ? null : <p class="kicker">{kicker}</p>}
        <Heading class="feature-title">
          <a href={href(locale, path)}>{title}</a>
        </Heading>
        {children}
      </div>
    </article>
  );
};
