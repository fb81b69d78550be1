import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber } from 'antd';
import { ConfirmAction } from '../../../console/shared/confirm-dialog.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { say } from '../../../console/shared/say.tsx';
import { DescriptionList, Section } from '../../../console/shared/section.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import type { Scheme } from '../awards.schemas.ts';
import { awardConsoleMessages } from './console.messages.ts';
import { awardKeys, awardSource } from './source.ts';

interface LevelValue {
  zh: string;
  en?: string;
  places: number;
}
interface SchemeValues {
  noticeDays: number;
  renewalDays: number;
  numberPrefix: string;
  levels: Record<string, LevelValue[] | undefined>;
}

const LEVELS: LevelValue[] = [{ zh: '一等奖', en: 'First prize', places: 1 }, { zh: '二等奖', en: 'Second prize', places: 2 }, { zh: '三等奖', en: 'Third prize', places: 3 }];

/** What the form starts with: the levels as saved, or for a first time three of them. */
const valuesOf = (scheme: Scheme): SchemeValues => ({
  noticeDays: scheme.noticeDays, renewalDays: scheme.renewalDays, numberPrefix: scheme.numberPrefix,
  levels: Object.fromEntries(scheme.categories.map(({ id }) => [id, scheme.state === 'none' ? LEVELS : scheme.levels.filter(({ categoryId }) => categoryId === id).map(({ name, places }) => ({ ...name, places }))])),
});

function Levels({ categoryId, title }: { categoryId: string; title: string }) {
  const text = useText(awardConsoleMessages);
  const needed = [{ required: true, message: text.needed }];
  return (
    <fieldset className="awards-levels">
      <legend>{title}</legend>
      <Form.List name={['levels', categoryId]}>
        {(fields, { add, remove }) => (
          <>
            {fields.length === 0 ? <p className="faint">{text.noLevels}</p> : null}
            {fields.map((field) => (
              <div key={field.key} className="awards-level">
                <Form.Item name={[field.name, 'zh']} label={text.levelName} rules={needed}><Input maxLength={30} /></Form.Item>
                <Form.Item name={[field.name, 'en']} label={text.levelNameEn}><Input maxLength={90} /></Form.Item>
                <Form.Item name={[field.name, 'places']} label={text.places} rules={needed}><InputNumber min={1} max={10_000} precision={0} /></Form.Item>
                <Button onClick={() => remove(field.name)} aria-label={`${text.removeLevel} ${field.name + 1}`}>{text.removeLevel}</Button>
              </div>
            ))}
            <Button onClick={() => add({ zh: '', places: 1 })}>{text.addLevel}</Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

/** Levels and places by category, while they can change. */
export function SchemeForm({ scheme }: { scheme: Scheme }) {
  const text = useText(awardConsoleMessages);
  const pick = usePick();
  const client = useQueryClient();
  const { form, submit, pending, problem, shown } = useFormProblems<SchemeValues>();
  const finished = () => void client.invalidateQueries({ queryKey: awardKeys.all });
  const save = (values: SchemeValues) =>
    submit(
      () =>
        awardSource.saveScheme(scheme.contestId, {
          version: scheme.version, noticeDays: values.noticeDays, renewalDays: values.renewalDays, numberPrefix: values.numberPrefix,
          levels: scheme.categories.flatMap(({ id }) => (values.levels[id] ?? []).map(({ zh, en = '', places }) => ({ categoryId: id, name: { zh, en }, places }))),
        }),
      () => {
        say.done(text.saved);
        finished();
      },
    );
  const needed = [{ required: true, message: text.needed }];
  return (
    <Section
      title={text.scheme}
      hint={text.schemeHint}
      {...(scheme.state === 'draft' ? { actions: <ConfirmAction title={text.fix} happens={text.happensFix.split('\n')} verb={text.fix} done={text.didFix} run={() => awardSource.fixScheme(scheme.contestId, scheme.version)} finished={finished}>{text.fix}</ConfirmAction> } : {})}
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={valuesOf(scheme)} onFinish={(values) => void save(values)}>
        <div className="awards-level">
          <Form.Item name="noticeDays" label={text.noticeDays} rules={needed}><InputNumber min={1} max={60} precision={0} /></Form.Item>
          <Form.Item name="renewalDays" label={text.renewalDays} rules={needed}><InputNumber min={1} max={60} precision={0} /></Form.Item>
          <Form.Item name="numberPrefix" label={text.prefix} extra={text.prefixHint} rules={needed}><Input maxLength={20} /></Form.Item>
        </div>
        {scheme.categories.map((category) => <Levels key={category.id} categoryId={category.id} title={pick(category.name)} />)}
        <ProblemAlert error={problem} shown={shown} />
        <Button type="primary" htmlType="submit" loading={pending}>{text.save}</Button>
      </Form>
    </Section>
  );
}

/** The awards once they are fixed. */
export function SchemeSummary({ scheme }: { scheme: Scheme }) {
  const text = useText(awardConsoleMessages);
  const pick = usePick();
  const { and } = usePunctuation();
  return (
    <Section title={text.scheme}>
      <DescriptionList
        items={[
          ...scheme.categories.map(({ id, name }) => ({ label: pick(name), value: scheme.levels.filter(({ categoryId }) => categoryId === id).map((level) => `${pick(level.name)} ${level.places}`).join(and) || text.noLevels })),
          { label: text.fixed, value: <InstantText at={scheme.fixedAt} as="exact" /> }, { label: text.noticeDays, value: String(scheme.noticeDays) }, { label: text.renewalDays, value: String(scheme.renewalDays) }, { label: text.prefix, value: scheme.numberPrefix },
        ]}
      />
    </Section>
  );
}
