import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { useSettled } from '../../../console/shared/use-settled.ts';
import type { Relation } from '../judging.schemas.ts';
import { judgingConsoleMessages } from './console.messages.ts';
import { judgingSource } from './source.ts';

/** Whether every row says to whom the relation is. */
export const relationsComplete = (relations: readonly Relation[]): boolean => relations.every((each) => (each.kind === 'unit' ? each.nodeId !== null : (each.name ?? '').trim().length >= 2));

/** A relation with the name of its unit, where one was chosen before. */
export type NamedRelation = Relation & { readonly unit?: { zh: string; en: string } | null };

function UnitField({ id, relation, change }: { id: string; relation: NamedRelation; change: (relation: NamedRelation) => void }) {
  const pick = usePick();
  const { brackets } = usePunctuation();
  const [typed, setTyped] = useState('');
  const words = useSettled(typed.trim());
  const found = useQuery({ queryKey: ['judging', 'units', words], queryFn: ({ signal }) => judgingSource.units(words, signal), enabled: words !== '' });
  const options = (found.data ?? []).map((unit) => ({ value: unit.id, label: unit.above === null ? pick(unit.name) : `${pick(unit.name)}${brackets(pick(unit.above))}`, unit: unit.name }));
  const known = relation.nodeId !== null && relation.unit != null && !options.some(({ value }) => value === relation.nodeId) ? [{ value: relation.nodeId, label: pick(relation.unit), unit: relation.unit }] : [];
  return <Select id={id} className="relation-unit" showSearch={{ filterOption: false, onSearch: setTyped }} value={relation.nodeId ?? undefined} options={[...known, ...options]} onChange={(nodeId: string, option) => change({ ...relation, nodeId, unit: Array.isArray(option) ? null : (option?.unit ?? null) })} />;
}

function Row({ relation, change, remove }: { relation: NamedRelation; change: (relation: NamedRelation) => void; remove: () => void }) {
  const text = useText(judgingConsoleMessages);
  const id = useId();
  return (
    <div className="relation-row">
      {relation.kind === 'unit' ? (
        <div className="judging-field"><label htmlFor={`${id}-unit`}>{text.unit}</label><UnitField id={`${id}-unit`} relation={relation} change={change} /></div>
      ) : (
        <div className="judging-field"><label htmlFor={`${id}-name`}>{text.personName}</label><Input id={`${id}-name`} value={relation.name ?? ''} maxLength={60} onChange={({ target }) => change({ ...relation, name: target.value })} /></div>
      )}
      <div className="judging-field"><label htmlFor={`${id}-why`}>{text.why}</label><Input id={`${id}-why`} value={relation.why} maxLength={200} onChange={({ target }) => change({ ...relation, why: target.value })} /></div>
      <Button icon={<DeleteOutlined aria-hidden />} onClick={remove}>{text.removeRow}</Button>
    </div>
  );
}

/** Relations that a judge declares: units, and people by name. */
export function Relations({ relations, change }: { relations: readonly NamedRelation[]; change: (relations: NamedRelation[]) => void }) {
  const text = useText(judgingConsoleMessages);
  return (
    <>
      <p className="faint">{text.relationHint}</p>
      {relations.map((relation, index) => <Row key={index} relation={relation} change={(changed) => change(relations.map((each, at) => (at === index ? changed : each)))} remove={() => change(relations.filter((_, at) => at !== index))} />)}
      <div className="actions">
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => change([...relations, { kind: 'unit', nodeId: null, name: null, why: '' }])}>{text.addUnit}</Button>
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => change([...relations, { kind: 'person', nodeId: null, name: '', why: '' }])}>{text.addPerson}</Button>
      </div>
    </>
  );
}
