import type { Locale } from '../../../platform/i18n/messages.ts';
import { href } from '../addresses.ts';
import { portalMessages } from '../portal.messages.ts';

/** The address of a page to pass on. It posts nothing anywhere: without script it can be selected; with script, copied or handed to the device's own share sheet. */
export const ShareLink = ({ locale, origin, path, title }: { locale: Locale; origin: string; path: string; title: string }) => {
  const t = portalMessages(locale);
  const url = origin + href(locale, path);
  return (
    <div class="share" data-island="share" data-title={title} data-copy={t.copyLink} data-copied={t.copied} data-share={t.shareWith}>
      <input class="share-address" type="text" readonly value={url} aria-label={t.address} />
    </div>
  );
};
