import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Steps } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { ImportTask } from '../../platform/imports/imports.ts';
import { formatNumber } from '../../platform/calendar/format.ts';
import { apiFetch } from './api-client.ts';
import { Bones } from './bones.tsx';
import { DownloadButton } from './download-button.tsx';
import { useLocale, useText } from './locale.ts';
import { TaskProgress, useLongTask } from './long-task.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { usePunctuation } from './punctuation.ts';
import { type QueryValue, withQuery } from './query-string.ts';
import { useSearchState } from './search-state.ts';
import { sharedMessages } from './shared.messages.ts';
import './import-wizard.css';

export interface ImportWizardProps {
  /**
   * Address of the import, `/api/organizations/imports`. `…/template` gives the workbook to fill in, POST takes a form with `file`
   * and answers with an ImportTask, `…/{id}` gives the task, `…/{id}/errors` the workbook of rows that were not taken.
   */
  readonly base: string;
  /** Added to the template's and the import's address, such as the office imported into. */
  readonly query?: Readonly<Record<string, QueryValue>>;
  /** What the table is to hold, which columns matter, what happens to rows that exist already. */
  readonly about: ReactNode;
  /** Queries to read again when rows were taken. */
  readonly refresh?: readonly (readonly unknown[])[];
  /** Where to go when all is done, such as a link to the list. */
  readonly afterwards?: ReactNode;
}

type Shown = ImportTask & { done: number };
const ADDRESS = { task: '' };

function Prepare({ base, query = {}, about, started }: ImportWizardProps & { started: (id: string) => void }) {
  const text = useText(sharedMessages);
  const id = useId();
  const [file, setFile] = useState<File | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [pending, setPending] = useState(false);
  const start = async () => {
    const form = new FormData();
    if (file !== null) form.set('file', file);
    setPending(true);
    setProblem(null);
    try {
      const task = (await (await apiFetch(withQuery(base, query), { method: 'POST', body: form })).json()) as ImportTask;
      started(task.id);
    } catch (error) {
      setProblem(error);
    } finally {
      setPending(false);
    }
  };
  return (
    <div className="import-step">
      <div className="import-about">{about}</div>
      <p className="section-hint">{text.importTemplateHint}</p>
      <div><DownloadButton from={withQuery(`${base}/template`, query)}>{text.importTemplate}</DownloadButton></div>
      <label className="import-file" htmlFor={id}>
        <span>{text.importChooseFile}</span>
        <input id={id} type="file" accept=".xlsx,.csv" onChange={(event) => setFile(event.target.files?.[0] ?? null)} />
      </label>
      <ProblemAlert error={problem} />
      <div><Button type="primary" disabled={file === null} loading={pending} onClick={() => void start()}>{text.importStart}</Button></div>
    </div>
  );
}

function Result({ base, task, again, afterwards }: { base: string; task: Shown; again: () => void; afterwards: ReactNode }) {
  const text = useText(sharedMessages);
  const { and } = usePunctuation();
  const locale = useLocale();
  return (
    <div className="import-step">
      {task.state === 'failed' ? null : <p className="import-count">{text.importTaken({ count: formatNumber(task.taken, locale) })}</p>}
      {task.state === 'done' && task.unchanged > 0 ? <p>{text.importUnchanged({ count: formatNumber(task.unchanged, locale) })}</p> : null}
      {task.unknownColumns.length > 0 ? <p className="section-hint">{text.importUnknown({ columns: task.unknownColumns.join(and) })}</p> : null}
      {task.refused > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={text.importRefused({ count: formatNumber(task.refused, locale) })}
          description={<><p>{text.importErrorsHint}</p><DownloadButton from={`${base}/${task.id}/errors`} type="primary">{text.importErrors}</DownloadButton></>}
        />
      ) : task.state === 'done' ? <p>{text.importAllGood}</p> : null}
      <div className="actions"><Button onClick={again}>{text.importAgain}</Button>{afterwards}</div>
    </div>
  );
}

/**
 * Imports a spreadsheet: the template, the file, its progress with counts, and what was not taken as a workbook that can be mended and
 * imported again. The task is kept in the address, so that a reload or a return finds it.
 */
export function ImportWizard(props: ImportWizardProps) {
  const text = useText(sharedMessages);
  const client = useQueryClient();
  const [{ task: id }, setSearch] = useSearchState(ADDRESS);
  const query = useLongTask<ImportTask>(id === '' ? null : `${props.base}/${id}`, () => {
    for (const queryKey of props.refresh ?? []) void client.invalidateQueries({ queryKey });
  });
  const task = query.data === undefined ? undefined : { ...query.data, done: query.data.taken + query.data.unchanged + query.data.refused };
  const ended = task?.state === 'done' || task?.state === 'failed';
  return (
    <div className="import">
      <Steps size="small" current={id === '' ? 0 : ended ? 2 : 1} items={[{ title: text.importStepFile }, { title: text.importStepRun }, { title: text.importStepResult }]} />
      {id === '' ? <Prepare {...props} started={(task) => setSearch({ task }, { push: true })} /> : null}
      {id !== '' && query.isError && task === undefined ? <ProblemAlert error={query.error} retry={() => void query.refetch()} /> : null}
      {id !== '' && task === undefined && !query.isError ? <Bones lines={3} /> : null}
      {task === undefined || id === '' ? null : (
        <>
          <TaskProgress task={{ ...task, total: task.state === 'waiting' ? null : task.total }} label={task.fileName} />
          {ended ? <Result base={props.base} task={task} again={() => setSearch({ task: '' })} afterwards={props.afterwards} /> : <p className="section-hint">{text.importLeave}</p>}
        </>
      )}
    </div>
  );
}
