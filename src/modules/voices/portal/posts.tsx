import { formatNumber } from '../../../platform/calendar/calendar.ts';
import type { Locale } from '../../../platform/i18n/messages.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { DateText, href, paragraphs, Tag } from '../../../portal/shared/ui.ts';
import { FLOWER_NAMES } from '../voices.messages.ts';
import type { Post } from '../voices.schemas.ts';
import { Bloom } from './flowers.ts';
import { forumPortalMessages } from './forums.messages.ts';
import { postAnchor } from './paths.ts';
import { traceOf } from './trace.ts';

const Words = ({ text }: { text: string }) => (
  <div class="said-words">
    {paragraphs(text).map((line) => (
      <p>{line}</p>
    ))}
  </div>
);

const Head = ({ post, locale }: { post: Post; locale: Locale }) => {
  const t = forumPortalMessages(locale);
  return (
    <p class="said-head">
      <span class="said-author">{post.office === null ? post.author : pick(post.office, locale)}</span>
      {post.office === null ? null : <Tag tone="now">{t.office}</Tag>}
      <DateText locale={locale} at={post.postedAt} as="minute" />
    </p>
  );
};

const Said = ({ post, locale }: { post: Post; locale: Locale }) => {
  const trace = traceOf(post, locale);
  return trace === undefined ? (
    <>
      <Head post={post} locale={locale} />
      <Words text={post.body} />
    </>
  ) : (
    <p class="said-trace">{trace}</p>
  );
};

/** Replies below a comment. */
export const Replies = ({ replies, locale }: { replies: readonly Post[]; locale: Locale }) => (
  <ol class="said-replies">
    {replies.map((reply) => (
      <li class={reply.office === null ? 'said' : 'said said-office'}>
        <Said post={reply} locale={locale} />
      </li>
    ))}
  </ol>
);

interface CommentProps {
  readonly post: Post;
  readonly replies: readonly Post[];
  readonly locale: Locale;
  /** Address of its own page, with all replies. */
  readonly path: string;
  /** Address of the form that replies to it; undefined where nobody can. */
  readonly replyPath: string | undefined;
}

/** A comment with its first replies. */
export const Comment = ({ post, replies, locale, path, replyPath }: CommentProps) => {
  const t = forumPortalMessages(locale);
  const place = post.place ?? 0;
  const more = post.replies > replies.length;
  const answerable = replyPath !== undefined && post.state === 'shown';
  return (
    <li class={post.office === null ? 'said' : 'said said-office'} id={postAnchor(place)}>
      <a class="said-place" href={href(locale, path)} aria-label={t.placeOf({ place })}>
        {place}
      </a>
      <div class="said-body">
        <Said post={post} locale={locale} />
        {replies.length === 0 ? null : <Replies replies={replies} locale={locale} />}
        {more || answerable ? (
          <p class="said-links">
            {more ? <a href={href(locale, path)}>{t.allReplies({ count: formatNumber(post.replies, locale) })}</a> : null}
            {answerable ? (
              <a href={href(locale, replyPath)} aria-label={t.replyTo({ place })}>
                {t.reply}
              </a>
            ) : null}
          </p>
        ) : null}
      </div>
    </li>
  );
};

/** A flower with its words, on a wall. */
export const Tribute = ({ post, locale }: { post: Post; locale: Locale }) => {
  const t = forumPortalMessages(locale);
  const trace = traceOf(post, locale);
  const name = post.flower === null ? '' : pick(FLOWER_NAMES[post.flower], locale);
  return (
    <li class="tribute" id={postAnchor(post.place ?? 0)}>
      {trace !== undefined || post.flower === null ? (
        <p class="said-trace">{trace ?? ''}</p>
      ) : (
        <>
          <Bloom flower={post.flower} />
          {post.body === '' ? <p class="tribute-silence">{t.withoutWords}</p> : <Words text={post.body} />}
          <p class="tribute-foot">
            <span class="said-author">{post.office === null ? post.author : pick(post.office, locale)}</span>
            <span>
              {name} · <DateText locale={locale} at={post.postedAt} />
            </span>
          </p>
        </>
      )}
    </li>
  );
};
