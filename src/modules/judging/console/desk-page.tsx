import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { ConfirmAction } from '../../../console/shared/confirm-dialog.tsx';
import { ConsoleLink, useRouteParams } from '../../../console/shared/console-link.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { Quiet } from '../../../console/shared/quiet.tsx';
import { say } from '../../../console/shared/say.tsx';
import { Section } from '../../../console/shared/section.tsx';
import { StatusTag } from '../../../console/shared/status-tag.tsx';
import { METHOD_NAMES } from '../judging.messages.ts';
import type { Desk, DeskWork } from '../judging.schemas.ts';
import { judgingConsoleMessages } from './console.messages.ts';
import { Pairs } from './pairs.tsx';
import { type NamedRelation, Relations, relationsComplete } from './relations.tsx';
import { judgingKeys, judgingSource } from './source.ts';
import { RoundStateTag } from './state-tags.tsx';
import './judging.css';

const plain = ({ kind, nodeId, name, why }: NamedRelation) => ({ kind, nodeId, name, why });

function Invitation({ desk, refresh }: { desk: Desk; refresh: () => void }) {
  const text = useText(judgingConsoleMessages);
  const [relations, setRelations] = useState<NamedRelation[]>([]);
  const [reason, setReason] = useState('');
  const id = useId();
  const answer = (accept: boolean) =>
    void judgingSource.answer(desk.id, { accept, reason: accept ? '' : reason, relations: accept ? relations.map(plain) : [] }).then(() => {
      say.done(accept ? text.accepted : text.declined);
      refresh();
    }, say.problem);
  return (
    <Section title={text.invitation}>
      <Relations relations={relations} change={setRelations} />
      <p className="judging-field"><label htmlFor={id}>{text.declineReason}</label><Input id={id} value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} /></p>
      <div className="actions">
        <Button type="primary" disabled={!relationsComplete(relations)} onClick={() => answer(true)}>{text.accept}</Button>
        <Button onClick={() => answer(false)}>{text.decline}</Button>
      </div>
    </Section>
  );
}

function Declared({ desk, refresh }: { desk: Desk; refresh: () => void }) {
  const text = useText(judgingConsoleMessages);
  const [relations, setRelations] = useState<NamedRelation[]>(desk.relations);
  const save = () =>
    void judgingSource.declare(desk.id, relations.map(plain)).then(() => {
      say.done(text.relationsSaved);
      refresh();
    }, say.problem);
  return (
    <Section title={text.declare}>
      <Relations relations={relations} change={setRelations} />
      <p><Button disabled={!relationsComplete(relations)} onClick={save}>{text.save}</Button></p>
    </Section>
  );
}

function WorkCard({ work }: { work: DeskWork }) {
  const text = useText(judgingConsoleMessages);
  const name = work.title === '' ? text.untitled : work.title;
  const state = work.left ? <StatusTag tone="still">{text.leftContest}</StatusTag> : work.state === 'recused' ? <StatusTag tone="still">{text.recused}</StatusTag> : work.state === 'locked' ? <StatusTag tone="good">{text.locked}</StatusTag> : work.complete && work.saved ? <StatusTag tone="going">{text.complete}</StatusTag> : <StatusTag tone="waiting">{text.toLock}</StatusTag>;
  return (
    <li className={work.thumbnail === null ? 'work-card work-card-plain' : 'work-card'}>
      {work.thumbnail === null ? null : <span className="work-card-face"><img src={work.thumbnail} alt="" loading="lazy" /></span>}
      <p className="work-card-title"><span className="faint figure">{work.number}</span>{work.state === 'recused' ? name : <ConsoleLink to={`/judging-desk/works/${work.id}`}>{name}</ConsoleLink>}</p>
      <span className="work-card-end">{work.discussed && work.state === 'locked' ? <StatusTag tone="waiting">{text.discussed}</StatusTag> : null}{state}</span>
    </li>
  );
}

function TheDesk({ desk, refresh }: { desk: Desk; refresh: () => void }) {
  const text = useText(judgingConsoleMessages);
  const pick = usePick();
  const left = desk.works.filter(({ state, left: gone }) => state === 'open' && !gone);
  if (desk.answer === 'invited') return <Invitation desk={desk} refresh={refresh} />;
  return (
    <>
      {desk.works.length === 0 ? <Quiet title={desk.state === 'open' ? text.waitForWorks : text.waitForOpen} hint={<>{text.opens} <InstantText at={desk.opensAt} as="exact" /></>} /> : null}
      {desk.method === 'pairwise' && left.length > 1 && desk.state === 'open' ? <Pairs deskId={desk.id} /> : null}
      {desk.categories.map((category) => {
        const works = desk.works.filter(({ categoryId }) => categoryId === category.id);
        return works.length === 0 ? null : <Section key={category.id} title={pick(category.name)}><ul className="work-cards">{works.map((work) => <WorkCard key={work.id} work={work} />)}</ul></Section>;
      })}
      {desk.state === 'open' && left.length > 0 ? (
        <div className="actions judging-step"><ConfirmAction type="primary" title={text.lockAllTitle} happens={[text.happensLockAll]} verb={text.lockAll} done={text.lockedNow} run={() => judgingSource.lockAll(desk.id)} finished={refresh}>{text.lockAll}</ConfirmAction></div>
      ) : null}
      {desk.state === 'closed' ? null : <Declared desk={desk} refresh={refresh} />}
    </>
  );
}

/** A judge's desk in one round: the invitation, then the works. */
export default function DeskPage() {
  const text = useText(judgingConsoleMessages);
  const pick = usePick();
  const client = useQueryClient();
  const { deskId } = useRouteParams<'deskId'>();
  const query = useQuery({ queryKey: judgingKeys.desk(deskId), queryFn: ({ signal }) => judgingSource.desk(deskId, signal) });
  return (
    <Loaded query={query}>
      {(desk) => (
        <>
          <PageHeader
            title={`${pick(desk.contest)} · ${pick(desk.name)}`}
            meta={<><RoundStateTag state={desk.state} /><span>{pick(METHOD_NAMES[desk.method])}</span><span>{text.due} <InstantText at={desk.dueAt} /></span><span>{text.mine({ locked: desk.locked, all: desk.assigned })}</span></>}
          />
          <TheDesk key={`${desk.answer}`} desk={desk} refresh={() => void client.invalidateQueries({ queryKey: judgingKeys.all })} />
        </>
      )}
    </Loaded>
  );
}
