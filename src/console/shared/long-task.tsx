import { useQuery } from '@tanstack/react-query';
import { Progress } from 'antd';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { formatNumber } from '../../platform/calendar/format.ts';
import { getJson } from './api-client.ts';
import { useLocale, useText } from './locale.ts';
import { sharedMessages } from './shared.messages.ts';

/** What a task's address answers; a module's own task may hold more. */
export interface LongTask {
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  /** How many of `total` are done; total null while it is not known. */
  readonly done: number;
  readonly total: number | null;
  /** Why it failed, for people. */
  readonly failure?: string | null;
}

const hasEnded = (task: Pick<LongTask, 'state'>) => task.state === 'done' || task.state === 'failed';

/**
 * Follows a task of the server until it ends: asks its address every second, every five once it takes longer than a minute.
 * `whenEnded` runs once, and only for a task that was seen under way.
 */
export function useLongTask<T extends Pick<LongTask, 'state'>>(address: string | null, whenEnded?: (task: T) => void) {
  const [started] = useState(() => Date.now());
  const tell = useEffectEvent((task: T) => whenEnded?.(task));
  const underWay = useRef<string | null>(null);
  const query = useQuery({
    queryKey: ['task', address],
    queryFn: ({ signal }) => getJson<T>(address!, signal),
    enabled: address !== null,
    refetchInterval: ({ state }) => (state.data !== undefined && hasEnded(state.data) ? false : Date.now() - started > 60_000 ? 5_000 : 1_000),
    refetchIntervalInBackground: true,
  });
  const { data } = query;
  useEffect(() => {
    if (data === undefined) return;
    if (!hasEnded(data)) underWay.current = address;
    else if (underWay.current === address) {
      underWay.current = null;
      tell(data);
    }
  }, [data, address]);
  return query;
}

/** Percent and counts of a task. */
export function TaskProgress({ task, label }: { task: LongTask; label: string }) {
  const text = useText(sharedMessages);
  const locale = useLocale();
  const percent = task.state === 'done' ? 100 : task.total === null || task.total === 0 ? 0 : Math.min(99, Math.floor((task.done / task.total) * 100));
  const state = { waiting: text.taskWaiting, running: text.taskRunning, done: text.taskDone, failed: text.taskFailed }[task.state];
  const counts = task.total === null ? formatNumber(task.done, locale) : text.taskOf({ done: formatNumber(task.done, locale), total: formatNumber(task.total, locale) });
  return (
    <div className="task">
      <div className="task-line">
        <span role="status">{state}</span>
        <span className="figure">{counts}</span>
      </div>
      <Progress percent={percent} status={task.state === 'failed' ? 'exception' : task.state === 'done' ? 'success' : 'active'} aria-label={label} />
      {task.state === 'failed' && typeof task.failure === 'string' ? <p className="task-failure">{task.failure}</p> : null}
    </div>
  );
}
