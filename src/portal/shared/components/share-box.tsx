import type { Locale } from '../../../platform/i18n/messages.ts';
import { href } from '../addresses.ts';
import { qrCode } from '../charts/qr-code.ts';
import { portalMessages } from '../portal.messages.ts';
import { ShareLink } from './share-link.tsx';

interface ShareBoxProps {
  readonly locale: Locale;
  readonly origin: string;
  /** Language-neutral address of the page. */
  readonly path: string;
  readonly title: string;
  /** Language-neutral address of the feed that tells what is new here. */
  readonly feed?: string;
}

/** How a page is passed on: its QR code for a poster or another screen, its address, and its feed. */
export const ShareBox = ({ locale, origin, path, title, feed }: ShareBoxProps) => {
  const t = portalMessages(locale);
  return (
    <aside class="share-box" aria-label={t.share}>
      <div class="share-qr" role="img" aria-label={t.qrAlt}>
        {qrCode(origin + href(locale, path))}
      </div>
      <div class="share-words">
        <p class="small soft">{t.qr}</p>
        <ShareLink locale={locale} origin={origin} path={path} title={title} />
        {feed === undefined ? null : (
          <p>
            <a class="own-entry" href={href(locale, feed)}>
              {t.follow}
            </a>
          </p>
        )}
      </div>
    </aside>
  );
};
