import type { Locale } from '../../../platform/i18n/messages.ts';
import { href } from '../addresses.ts';
import { html } from '../markup/markup.ts';

export interface CreditProps {
  readonly locale: Locale;
  /** The author as they chose to be shown. */
  readonly name: string;
  /** The unit they speak from. */
  readonly unit?: string | undefined;
  /** Language-neutral address of the unit's channel, where it has one. */
  readonly unitPath?: string | undefined;
}

/** Whose work it is: author and unit, as published. */
export const Credit = ({ locale, name, unit, unitPath }: CreditProps) =>
  html`<p class="credit"><span class="credit-name">${name}</span>${unit === undefined ? '' : html` · ${unitPath === undefined ? unit : html`<a href="${href(locale, unitPath)}">${unit}</a>`}`}</p>`;
