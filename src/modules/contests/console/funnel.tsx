import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, InputNumber, Modal, Progress, Select } from 'antd';
import { useState } from 'react';
import { FigureNumber } from '../../../console/shared/figure-number.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { queryString } from '../../../console/shared/query-string.ts';
import { Quiet } from '../../../console/shared/quiet.tsx';
import { say } from '../../../console/shared/say.tsx';
import { Section } from '../../../console/shared/section.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import type { Contest } from '../contests.schemas.ts';
import { contestConsoleMessages } from './console.messages.ts';
import { type FunnelRow, funnelRows } from './funnel-rows.ts';
import { contestKeys, contestSource } from './source.ts';

function QuotaDialog({ contest, categoryId, row, close }: { contest: Contest; categoryId: string; row: FunnelRow | null; close: () => void }) {
  const text = useText(contestConsoleMessages);
  const pick = usePick();
  const client = useQueryClient();
  const { form, problem, shown, pending, submit } = useFormProblems<{ quota: number | null }>();
  const category = pick(contest.categories.find(({ id }) => id === categoryId)?.name ?? { zh: '', en: '' });
  const save = (quota: number | null) =>
    submit(() => contestSource.setQuota(contest.id, { categoryId, nodeId: row!.nodeId, quota }), () => {
      say.done(text.quotaSet);
      void client.invalidateQueries({ queryKey: contestKeys.contests });
      close();
    });
  return (
    <Modal open={row !== null} title={row === null ? '' : text.quotaFor({ office: pick(row.name), category })} onCancel={close} onOk={() => form.submit()} okText={text.save} cancelText={text.cancel} confirmLoading={pending} destroyOnHidden>
      <Form form={form} layout="vertical" initialValues={{ quota: row?.quota ?? null }} onFinish={({ quota }) => void save(quota ?? null)}>
        <Form.Item name="quota" label={text.ownQuota} extra={text.ownQuotaHint}><InputNumber min={0} max={100000} precision={0} style={{ width: '100%' }} /></Form.Item>
        <ProblemAlert error={problem} shown={shown} />
      </Form>
    </Modal>
  );
}

/** Where the entries of a call stand: office by office, in all categories or one. Each number opens the entries behind it. */
export function FunnelSection({ contest, mayManage }: { contest: Contest; mayManage: boolean }) {
  const text = useText(contestConsoleMessages);
  const pick = usePick();
  const [categoryId, setCategoryId] = useState('');
  const [asked, setAsked] = useState<FunnelRow | null>(null);
  const query = useQuery({ queryKey: contestKeys.funnel(contest.id), queryFn: ({ signal }) => contestSource.funnel(contest.id, signal) });
  const to = (row: FunnelRow, more: Record<string, string>) => `/entries${queryString({ show: 'all', contest: contest.id, category: categoryId, ...more, ...('forwardedBy' in more ? {} : { at: row.nodeId }) })}`;
  return (
    <Section
      title={text.funnel}
      hint={text.funnelHint}
      actions={<Select aria-label={text.category} value={categoryId} popupMatchSelectWidth={false} onChange={setCategoryId} options={[{ value: '', label: text.everyCategory }, ...contest.categories.map(({ id, name }) => ({ value: id, label: pick(name) }))]} />}
    >
      <Loaded query={query} bones={5}>
        {(cells) => {
          const rows = funnelRows(cells, categoryId);
          if (rows.length === 0) return <Quiet small title={text.noFunnel} />;
          return (
            // What scrolls must be reachable by keyboard (WCAG 2.1.1).
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            <div className="funnel" role="region" aria-label={text.funnelTable} tabIndex={0}>
              <table>
                <thead>
                  <tr><th scope="col">{text.office}</th><th scope="col">{text.tier}</th><th scope="col">{text.inReview}</th><th scope="col">{text.returned}</th><th scope="col">{text.stillSetAside}</th><th scope="col">{text.forwarded}</th><th scope="col">{text.admitted}</th><th scope="col">{text.published}</th>{mayManage && categoryId !== '' ? <th scope="col">{text.changeQuota}</th> : null}</tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.nodeId}>
                      <th scope="row">{pick(row.name)}</th>
                      <td>{row.depth === 0 ? text.tierHost : text.tierDepth({ depth: row.depth })}</td>
                      <td><FigureNumber value={row.waiting} to={to(row, { state: 'waiting' })} /></td>
                      <td><FigureNumber value={row.returned} to={to(row, { state: 'returned' })} /></td>
                      <td><FigureNumber value={row.setAside} to={to(row, { state: 'set-aside' })} /></td>
                      <td>
                        {row.depth === 0 ? '—' : <FigureNumber value={row.forwarded} to={to(row, { forwardedBy: row.nodeId })} />}
                        {row.quota === null ? null : <><span className="faint"> / {row.quota}</span><Progress percent={row.quota === 0 ? 100 : Math.round((row.forwarded / row.quota) * 100)} showInfo={false} size="small" aria-hidden /></>}
                      </td>
                      <td>{row.depth === 0 ? <FigureNumber value={row.admitted} to={to(row, { state: 'admitted' })} /> : '—'}</td>
                      <td>{row.depth === 0 ? <FigureNumber value={row.published} to={to(row, { state: 'published' })} /> : '—'}</td>
                      {mayManage && categoryId !== '' ? <td>{row.depth === 0 ? null : <Button type="link" aria-label={text.quotaFor({ office: pick(row.name), category: pick(contest.categories.find(({ id }) => id === categoryId)!.name) })} onClick={() => setAsked(row)}>{text.changeQuota}</Button>}</td> : null}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          );
        }}
      </Loaded>
      {mayManage && categoryId === '' ? <p className="faint">{text.chooseForQuota}</p> : null}
      <QuotaDialog key={asked?.nodeId ?? ''} contest={contest} categoryId={categoryId} row={asked} close={() => setAsked(null)} />
    </Section>
  );
}
