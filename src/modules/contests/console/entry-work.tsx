import type { Answers, FormDefinition } from '../../../platform/forms/form.types.ts';
import { FileOutlined } from '@ant-design/icons';
import { useLocale, usePick, useText } from '../../../console/shared/locale.ts';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { DescriptionList, Section } from '../../../console/shared/section.tsx';
import { visibleQuestions } from '../../../platform/forms/form.rules.ts';
import type { Contest, Entry } from '../contests.schemas.ts';
import { contestQuestions } from '../entry-form/contest-questions.ts';
import { contestConsoleMessages } from './console.messages.ts';
import { entryMessages } from './entry.messages.ts';
import { FilmNotice } from './film-notice.tsx';

function WorkFile({ file, label }: { file: Entry['files'][number]; label: string }) {
  const text = useText(contestConsoleMessages);
  const { colon } = usePunctuation();
  if (file.mime.startsWith('video/')) {
    // What the author sent; it has no captions file.
    // oxlint-disable-next-line jsx-a11y/media-has-caption
    return <video controls preload="metadata" aria-label={label} {...(file.poster === null ? {} : { poster: file.poster })}><source src={file.url} type={file.mime} /></video>;
  }
  // oxlint-disable-next-line jsx-a11y/media-has-caption
  if (file.mime.startsWith('audio/')) return <audio controls preload="metadata" aria-label={label}><source src={file.url} type={file.mime} /></audio>;
  if (!file.mime.startsWith('image/')) return <p><a href={file.url} target="_blank" rel="noreferrer"><FileOutlined aria-hidden /> {file.name}</a></p>;
  return (
    <a href={file.url} target="_blank" rel="noreferrer" aria-label={`${text.enlarge}${colon}${label}`}>
      <img src={file.url} alt={label} width={file.width ?? undefined} height={file.height ?? undefined} />
    </a>
  );
}

/** The work in large: pictures, films, text. */
export function TheWork({ entry }: { entry: Entry }) {
  const pick = usePick();
  const title = pick(entry.title);
  return (
    <div className="work">
      {entry.files.map((file, index) => <WorkFile key={file.id} file={file} label={`${title} ${index + 1}`} />)}
      {entry.files.some(({ mime, poster }) => mime.startsWith('video/') && poster === null) ? <FilmNotice /> : null}
      {pick(entry.caption) === '' ? null : <p className="work-caption">{pick(entry.caption)}</p>}
      {entry.body === '' ? null : <div className="work-text">{entry.body.split('\n').filter((line) => line.trim() !== '').map((line, index) => <p key={index}>{line.trim()}</p>)}</div>}
    </div>
  );
}

/** What was answered to the category's further questions. */
export function GivenAnswers({ entry, contest }: { entry: Entry; contest: Contest }) {
  const text = useText(entryMessages);
  const pick = usePick();
  const locale = useLocale();
  const form = (contest.categories.find(({ id }) => id === entry.categoryId)?.form ?? { questions: [] }) as FormDefinition;
  const answers = entry.answers as Answers;
  const asked = visibleQuestions(form, answers).filter(({ key }) => answers[key] !== undefined);
  if (asked.length === 0) return null;
  const shown = (question: (typeof asked)[number]) => {
    const kind = contestQuestions.get(question.kind);
    const answer = answers[question.key]!;
    if (kind?.files === undefined) return kind?.words(question, answer, locale) ?? '';
    return <ul className="plain-list">{entry.answerFiles.filter(({ id }) => (answer as readonly string[]).includes(id)).map((file) => <li key={file.id}><a href={file.url} target="_blank" rel="noreferrer">{file.name}</a></li>)}</ul>;
  };
  return <Section title={text.answers}><DescriptionList items={asked.map((question) => ({ label: pick(question.label), value: shown(question), wide: question.kind === 'article' }))} /></Section>;
}
