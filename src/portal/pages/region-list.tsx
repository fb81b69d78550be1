import type { Organization } from '../../modules/organizations/public.ts';
import { formatNumber } from '../../platform/calendar/calendar.ts';
import { type Locale, pick } from '../../platform/i18n/messages.ts';
import { PATHS, href } from '../shared/ui.ts';
import { pagesMessages } from './pages.messages.ts';

export const nameOf = (organization: Pick<Organization, 'name' | 'nameEn'>, locale: Locale) => pick({ zh: organization.name, en: organization.nameEn }, locale);
export const regionPath = (code: string) => `${PATHS.regions}/${encodeURIComponent(code)}`;

/** Offices and bodies, each with the way to its channel. */
export const RegionList = ({ locale, regions }: { locale: Locale; regions: readonly Organization[] }) => (
  <ul class="directory">
    {regions.map((region) => (
      <li>
        <a href={href(locale, regionPath(region.code))}>
          <span class="directory-name">{nameOf(region, locale)}</span>
          {region.childCount === 0 ? null : <span class="directory-note">{pagesMessages(locale).unitCount({ count: formatNumber(region.childCount, locale) })}</span>}
        </a>
      </li>
    ))}
  </ul>
);
