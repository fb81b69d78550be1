import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { type Confirmation, ConfirmDialog } from '../../../console/shared/confirm-dialog.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { useText } from '../../../console/shared/locale.ts';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { Quiet } from '../../../console/shared/quiet.tsx';
import { DescriptionList, Section } from '../../../console/shared/section.tsx';
import type { FormField, PersonAnswer } from '../form.schemas.ts';
import type { Notice } from '../notices.schemas.ts';
import type { RecipientDetail } from '../recipients.schemas.ts';
import { returnMessages } from './return.messages.ts';
import { SendBackButton } from './send-back-button.tsx';
import { notices } from './source.ts';

interface Reveal {
  readonly shown: ReadonlyMap<string, string>;
  readonly ask: ((field: string, index: number) => void) | null;
}

function Contact({ masked, field, index, reveal }: { masked: string; field: string; index: number; reveal: Reveal }) {
  const text = useText(returnMessages);
  const clear = reveal.shown.get(`${field} ${index}`);
  if (masked === '') return null;
  return <span className="contact">{clear ?? masked}{clear === undefined && reveal.ask !== null ? <Button type="link" onClick={() => reveal.ask!(field, index)}>{text.reveal}</Button> : null}</span>;
}

function AnswerText({ field, answer, reveal }: { field: FormField; answer: unknown; reveal: Reveal }) {
  const { and } = usePunctuation();
  if (answer === undefined || answer === null) return null;
  if (field.kind === 'person') return <ul className="plain-list">{(answer as PersonAnswer[]).map((person, index) => <li key={index}>{person.name} {person.post} <Contact masked={person.mobile} field={field.key} index={index} reveal={reveal} /></li>)}</ul>;
  if (field.kind === 'phone' || field.kind === 'email') return <Contact masked={String(answer)} field={field.key} index={0} reveal={reveal} />;
  if (Array.isArray(answer)) return <>{answer.join(and)}</>;
  return <span className={field.kind === 'long-text' ? 'long-answer' : undefined}>{String(answer)}{field.unit === '' ? '' : ` ${field.unit}`}</span>;
}

/** The returns as they were handed in, newest first. Contacts are masked; issuer and unit can show one with a reason. */
export function ReturnVersions({ notice, detail }: { notice: Notice; detail: RecipientDetail }) {
  const text = useText(returnMessages);
  const { colon, semicolon, brackets } = usePunctuation();
  const client = useQueryClient();
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const [clear, setClear] = useState<ReadonlyMap<string, string>>(new Map());
  const fields = detail.form?.fields ?? [];
  const unit = detail.organization.id;
  const isIssuer = notice.standings.includes('issuer');
  const mayReveal = isIssuer || notice.myOrganizations.some(({ id }) => id === unit);
  const ask = (field: string, index: number) =>
    setAsked({
      title: text.revealTitle, happens: [text.revealHappens], reason: true, verb: text.reveal, done: text.revealed,
      run: async (reason) => {
        const { contact } = await notices.reveal(notice.id, unit, { field, index, reason });
        setClear((before) => new Map(before).set(`${field} ${index}`, contact));
      },
    });
  const [newest] = detail.versions;
  const actions = isIssuer && notice.state === 'sent' && detail.returnState === 'submitted' ? <SendBackButton notice={notice} detail={detail} finished={() => void client.invalidateQueries({ queryKey: ['notices'] })} /> : undefined;
  return (
    <Section title={text.versions} actions={actions}>
      {newest === undefined ? <Quiet small title={text.noVersions} /> : null}
      {detail.versions.map((version) => (
        <details key={version.version} open={version === newest} className="version">
          <summary>{text.version(version)} · <InstantText at={version.submittedAt} as="exact" />{version.submittedBy === null ? '' : ` · ${version.submittedBy}`}{version.lateWords === null ? null : <span className="late"> {version.lateWords}</span>}</summary>
          {version.sentBack === null ? null : <p className="field-mark">{text.sentBack}{colon}{version.sentBack.reason}{version.sentBack.marks.map(({ key, note }) => semicolon + (fields.find((field) => field.key === key)?.label ?? key) + (note === '' ? '' : brackets(note))).join('')}</p>}
          <DescriptionList items={fields.map((field) => ({ label: field.label, wide: field.kind === 'long-text' || field.kind === 'person', value: <AnswerText field={field} answer={version.answers[field.key]} reveal={{ shown: version === newest ? clear : new Map(), ask: mayReveal && version === newest ? ask : null }} /> }))} />
        </details>
      ))}
      <ConfirmDialog confirmation={asked} close={() => setAsked(null)} />
    </Section>
  );
}
