import { FilePdfOutlined, PaperClipOutlined } from '@ant-design/icons';
import { formatOfficialDate } from '../../../platform/calendar/format.ts';
import { dayOf } from '../../../platform/calendar/zoned-time.ts';
import { useLocale, useText } from '../../../console/shared/locale.ts';
import { sizeInWords } from '../../../console/shared/size-in-words.ts';
import type { Notice } from '../notices.schemas.ts';
import { listMessages } from './list.messages.ts';
import { notices } from './source.ts';

type Block = Notice['body'][number];

/** One block of a body, set as official documents are: 黑体, 楷体 and plain by level, two characters of indent. */
export function BlockView({ block }: { block: Block }) {
  if (block.kind === 'paragraph') return <p>{block.text}</p>;
  if (block.kind === 'heading') return <p className={`doc-level-${block.level}`}><span className="doc-heading">{block.text}</span>{block.following}</p>;
  return (
    <div className="doc-table">
      <table>
        <thead><tr>{block.header.map((cell, index) => <th key={index} scope="col">{cell}</th>)}</tr></thead>
        <tbody>{block.rows.map((row, index) => <tr key={index}>{row.map((cell, place) => <td key={place}>{cell}</td>)}</tr>)}</tbody>
      </table>
    </div>
  );
}

type Shown = Pick<Notice, 'title' | 'number' | 'body' | 'addressees' | 'cc' | 'sentAt'> & { issuers: readonly string[]; attachmentTitles: readonly string[] };

/** A notice as it reads, in the order of its printed form. */
export function DocumentPaper({ title, number, body, addressees, cc, sentAt, issuers, attachmentTitles }: Shown) {
  return (
    <article className="doc" lang="zh-CN">
      <p className="doc-mark">{issuers.join('　')}文件</p>
      {number === null ? null : <p className="doc-number">{number}</p>}
      <h2 className="doc-title">{title}</h2>
      {addressees.length === 0 ? null : <p className="doc-to">{addressees.join('、')}：</p>}
      {body.map((block, index) => <BlockView key={index} block={block} />)}
      {attachmentTitles.length === 0 ? null : <p className="doc-attachments">附件：{attachmentTitles.map((each, index) => <span key={each}>{attachmentTitles.length > 1 ? `${index + 1}. ` : ''}{each}</span>)}</p>}
      <p className="doc-sign">{issuers.map((name) => <span key={name}>{name}</span>)}{sentAt === null ? null : <span>{formatOfficialDate(dayOf(sentAt))}</span>}</p>
      {cc.length === 0 ? null : <p className="doc-cc">抄送：{cc.join('，')}。</p>}
    </article>
  );
}

/** The notice with its attachments to open and its printed form. */
export function DocumentView({ notice }: { notice: Notice }) {
  const text = useText(listMessages);
  const locale = useLocale();
  return (
    <>
      <DocumentPaper {...notice} issuers={notice.printedIssuers} attachmentTitles={notice.attachments.map(({ title }) => title)} />
      <ul className="plain-list doc-files">
        <li><a href={notices.pdf(notice.id)} target="_blank" rel="noreferrer"><FilePdfOutlined aria-hidden /> {text.print}</a></li>
        {notice.attachments.map((file) => (
          <li key={file.fileId}><a href={file.url} target="_blank" rel="noreferrer"><PaperClipOutlined aria-hidden /> {file.title}</a> <span className="faint">{file.name} · {sizeInWords(file.size, locale)}</span></li>
        ))}
      </ul>
    </>
  );
}
