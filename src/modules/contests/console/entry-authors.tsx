import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { useLocale, useText } from '../../../console/shared/locale.ts';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { say } from '../../../console/shared/say.tsx';
import { Section } from '../../../console/shared/section.tsx';
import { StatusTag, type Tone } from '../../../console/shared/status-tag.tsx';
import type { ConsentRecord } from '../consent/consent.schemas.ts';
import type { Entry } from '../contests.schemas.ts';
import { contestConsoleMessages } from './console.messages.ts';
import { entryMessages } from './entry.messages.ts';
import { GuardianDialog, GuardianWithdrawalDialog } from './guardian-dialogs.tsx';
import { contestKeys, contestSource } from './source.ts';

type OneAuthor = Entry['authors'][number];

const CONSENT_TONES: Readonly<Record<OneAuthor['consent'], Tone>> = { held: 'good', given: 'good', missing: 'waiting', withdrawn: 'still' };
const GUARDIAN_TONES: Readonly<Record<NonNullable<OneAuthor['guardian']>, Tone>> = { given: 'good', missing: 'waiting', withdrawn: 'bad' };
const ENDED = ['withdrawn', 'set-aside'];

/** A link by which an author decides on their own name, shown once. */
function InviteButton({ entry, author }: { entry: Entry; author: OneAuthor }) {
  const text = useText(entryMessages);
  const locale = useLocale();
  const client = useQueryClient();
  const [link, setLink] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const make = async () => {
    setPending(true);
    try {
      const { path } = await contestSource.invite(entry.id, author.id);
      setLink(`${location.origin}${locale === 'en' ? '/en' : ''}${path}`);
    } catch (error) {
      say.problem(error);
    } finally {
      setPending(false);
    }
  };
  const close = () => {
    setLink(null);
    void client.invalidateQueries({ queryKey: contestKeys.entries });
  };
  return (
    <>
      <Button loading={pending} onClick={() => void make()}>{author.consent === 'missing' ? text.makeInvite : text.inviteAgain}</Button>
      <Modal open={link !== null} title={text.inviteReady({ name: author.name })} onCancel={close} footer={[<Button key="ok" type="primary" onClick={close}>{text.close}</Button>]}>
        <p className="invite-link"><code>{link}</code></p>
        <p>{text.inviteOnce}</p>
        <Button onClick={() => void navigator.clipboard.writeText(link ?? '').then(() => say.done(text.copied), say.problem)}>{text.copy}</Button>
      </Modal>
    </>
  );
}

/** When an author or guardian agreed to what, and took it back. */
function Records({ records }: { records: readonly ConsentRecord[] }) {
  const text = useText(entryMessages);
  const words = useText(contestConsoleMessages);
  if (records.length === 0) return null;
  const purpose = (record: ConsentRecord) => (record.kind === 'author' ? words[`credit_${record.purpose as OneAuthor['credit']}`] : text[record.purpose as 'take-part' | 'full-name']);
  const who = ({ kind, relation, contact, manner }: ConsentRecord) => [kind === 'author' ? text.byAuthor : relation === null ? text.byGuardian : text[relation as 'father'], contact ?? '', manner === null ? '' : text[manner as 'paper']].filter((part) => part !== '').join(' · ');
  return (
    <ul className="plain-list author-records" aria-label={text.records}>
      {records.map((record) => (
        <li key={`${record.kind} ${record.purpose} ${record.givenAt}`}>
          {purpose(record)} · {who(record)} · <InstantText at={record.givenAt} as="exact" />{record.withdrawnAt === null ? null : <> · {text.endedAt} <InstantText at={record.withdrawnAt} as="exact" /></>}
        </li>
      ))}
    </ul>
  );
}

function AuthorLine({ entry, author, records, mayWithdraw }: { entry: Entry; author: OneAuthor; records: readonly ConsentRecord[]; mayWithdraw: boolean }) {
  const text = useText(entryMessages);
  const words = useText(contestConsoleMessages);
  const { brackets } = usePunctuation();
  const [asked, setAsked] = useState<'take-part' | 'full-name' | 'withdrawal' | null>(null);
  const close = () => setAsked(null);
  const going = !ENDED.includes(entry.state);
  return (
    <li className="author-line">
      <p className="author-name"><b>{author.name}</b>{author.role === 'tutor' ? brackets(text.tutor) : ''} <span className="faint">{words[`credit_${author.credit}`]}</span></p>
      <p className="author-states">
        <StatusTag tone={CONSENT_TONES[author.consent]}>{text[`consent_${author.consent}`]}</StatusTag>
        {author.guardian === undefined ? null : <StatusTag tone={GUARDIAN_TONES[author.guardian]}>{text[`guardian_${author.guardian}`]}</StatusTag>}
        {author.guardian === 'given' && author.fullName === true ? <StatusTag tone="still">{text.fullName}</StatusTag> : null}
      </p>
      <Records records={records} />
      {going && (entry.own || mayWithdraw) ? (
        <div className="likeness-acts">
          {entry.own && author.consent !== 'held' && author.consent !== 'given' ? <InviteButton entry={entry} author={author} /> : null}
          {entry.own && author.under14 && author.guardian !== 'given' ? <Button onClick={() => setAsked('take-part')}>{text.recordGuardian}</Button> : null}
          {entry.own && author.guardian === 'given' && author.fullName !== true ? <Button onClick={() => setAsked('full-name')}>{text.recordFullName}</Button> : null}
          {author.guardian === 'given' ? <Button danger onClick={() => setAsked('withdrawal')}>{text.takeBack}</Button> : null}
        </div>
      ) : null}
      <GuardianDialog entryId={entry.id} author={author} purpose={asked === 'take-part' || asked === 'full-name' ? asked : null} close={close} />
      <GuardianWithdrawalDialog entryId={entry.id} author={author} open={asked === 'withdrawal'} close={close} />
    </li>
  );
}

/** Who made the work, how each is named, and how their consents stand. */
export function EntryAuthors({ entry, isHost }: { entry: Entry; isHost: boolean }) {
  const text = useText(entryMessages);
  const query = useQuery({ queryKey: [...contestKeys.entry(entry.id), 'consents', entry.version], queryFn: ({ signal }) => contestSource.consents(entry.id, signal) });
  return (
    <Section title={text.authors}>
      <ul className="plain-list">
        {entry.authors.map((author) => <AuthorLine key={author.id} entry={entry} author={author} records={(query.data ?? []).filter(({ authorId }) => authorId === author.id)} mayWithdraw={isHost} />)}
      </ul>
    </Section>
  );
}
