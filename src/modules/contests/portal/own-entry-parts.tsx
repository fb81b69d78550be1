import { fileUrl } from '../../../platform/files/file-links.ts';
import type { FileRow } from '../../../platform/files/files.queries.ts';
import type { FieldProblem } from '../../../platform/errors/errors.ts';
import type { Context } from '../../../platform/http/context.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { ButtonLink, DateText, href, NoticeBar, PlainText, Section, Tag, type Tone } from '../../../portal/shared/ui.ts';
import { STEP_NAMES } from '../contests.messages.ts';
import type { EntryState } from '../contests.rules.ts';
import type { AuthorView } from '../contests.schemas.ts';
import type { presentSteps } from '../entries/entries.present.ts';
import type { EntryRow } from '../entries/entries.queries.ts';
import type { EntryFeedback } from '../feedback/entry-feedback.ts';
import { contestPortalMessages } from './portal.messages.ts';
import { entryRulesMessages } from './rules.messages.ts';

const TONES: Readonly<Record<EntryState, Tone>> = { draft: 'plain', waiting: 'now', returned: 'late', 'set-aside': 'plain', admitted: 'good', published: 'good', withdrawn: 'plain' };

export const StateTag = ({ ctx, state }: { ctx: Context; state: EntryState }) => <Tag tone={TONES[state]}>{contestPortalMessages(ctx.locale)[`state_${state}`]}</Tag>;

/** What a draft still lacks, in words. */
export const Missing = ({ ctx, problems }: { ctx: Context; problems: readonly FieldProblem[] }) => {
  const w = entryRulesMessages(ctx.locale);
  return (
    <Section title={w.missing}>
      {problems.length === 0 ? (
        <p>{w.missingNone}</p>
      ) : (
        <ul class="prose">
          {problems.map(({ message }) => (
            <li>{pick(message, ctx.locale)}</li>
          ))}
        </ul>
      )}
    </Section>
  );
};

interface AuthorsPartProps {
  readonly ctx: Context;
  readonly path: string;
  readonly authors: readonly AuthorView[];
  /** A link just made, shown this once. */
  readonly invited?: { readonly authorId: string; readonly link: string } | undefined;
}

/** Who made the work, and whose consent is there or missing. */
export const AuthorsPart = ({ ctx, path, authors, invited }: AuthorsPartProps) => {
  const { locale } = ctx;
  const w = entryRulesMessages(locale);
  return (
    <Section title={w.authors}>
      <ul class="lines">
        {authors.map((author) => (
          <li class="stack">
            <p>
              <strong>{author.name}</strong> <span class="soft">{author.role === 'tutor' ? w.roleTutor : w.roleAuthor} · {w[`consent_${author.consent}`]}</span>
              {author.guardian === undefined ? null : <span class="soft"> · {w[`guardian_${author.guardian}`]}</span>}
            </p>
            {invited?.authorId === author.id ? (
              <NoticeBar tone="good" announce>
                {w.inviteReady({ name: author.name })} <span class="own-entry">{invited.link}</span>
              </NoticeBar>
            ) : null}
            {author.consent === 'missing' || author.guardian !== undefined ? (
              <div class="row">
                {author.consent === 'missing' ? (
                  <form method="post" action={href(locale, `${path}/invite`)}>
                    <input type="hidden" name="authorId" value={author.id} />
                    <button class="button" type="submit">
                      {invited?.authorId === author.id ? w.inviteAgain : w.invite}
                    </button>
                  </form>
                ) : null}
                {author.guardian === undefined ? null : (
                  <ButtonLink locale={locale} to={`${path}/guardian/${author.id}`}>
                    {w.guardianOpen}
                  </ButtonLink>
                )}
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
};

/** The path an entry walked, in words. */
export const History = ({ ctx, steps }: { ctx: Context; steps: Awaited<ReturnType<typeof presentSteps>> }) => {
  const { locale } = ctx;
  return (
    <Section title={contestPortalMessages(locale).history}>
      <ol class="lines">
        {steps.map((step) => (
          <li>
            <p>
              <strong>{pick(STEP_NAMES[step.action] ?? { zh: step.action, en: step.action }, locale)}</strong>{' '}
              <span class="soft">
                {step.from === null ? '' : pick(step.from, locale)}
                {step.to === null || step.action === 'returned' || step.action === 'taken-up' ? '' : ` → ${pick(step.to, locale)}`}
              </span>{' '}
              <DateText locale={locale} at={step.at} as="minute" />
            </p>
            {step.reason === null ? null : <p class="soft">{step.reason}</p>}
          </li>
        ))}
      </ol>
    </Section>
  );
};

/** What the judges wrote, round by round. */
export const FeedbackPart = ({ ctx, feedback }: { ctx: Context; feedback: readonly EntryFeedback[] }) => (
  <Section title={entryRulesMessages(ctx.locale).feedback}>
    <ul class="lines">
      {feedback.map(({ round, closedAt, texts }) => (
        <li class="stack">
          <p>
            <strong>{pick(round, ctx.locale)}</strong> <DateText locale={ctx.locale} at={closedAt} />
          </p>
          {texts.map((text) => (
            <blockquote>
              <PlainText text={text} />
            </blockquote>
          ))}
        </li>
      ))}
    </ul>
  </Section>
);

/** The work as it was handed in, to read. */
export const KeptWork = ({ ctx, entry, files, title }: { ctx: Context; entry: EntryRow; files: readonly FileRow[]; title: string }) => (
  <div class="stack">
    {files.map((file) => (
      <KeptFile ctx={ctx} file={file} title={title} />
    ))}
    {entry.caption_zh === '' ? null : <p>{entry.caption_zh}</p>}
    {entry.body === '' ? null : <PlainText text={entry.body} literary />}
  </div>
);

const KeptFile = ({ ctx, file, title }: { ctx: Context; file: FileRow; title: string }) => {
  if (file.mime.startsWith('video/')) {
    return (
      // The author's own film; it has no captions file.
      // oxlint-disable-next-line jsx-a11y/media-has-caption
      <video class="film" controls preload="metadata" playsinline aria-label={title}>
        <source src={fileUrl(file)} type={file.mime} />
      </video>
    );
  }
  // The author's own recording; it has no captions file.
  // oxlint-disable-next-line jsx-a11y/media-has-caption
  if (file.mime.startsWith('audio/')) return <audio controls preload="metadata" src={fileUrl(file)} aria-label={title} />;
  if (file.mime.startsWith('image/')) return <img class="own-picture" src={fileUrl(file)} alt={title} width={file.width ?? undefined} height={file.height ?? undefined} loading="lazy" />;
  return (
    <p>
      <a href={fileUrl(file)}>
        {entryRulesMessages(ctx.locale).manuscript}
        {ctx.locale === 'en' ? ': ' : '：'}
        {file.name}
      </a>
    </p>
  );
};
