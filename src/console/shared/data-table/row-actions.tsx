import { EllipsisOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { ConsoleLink, useGo } from '../console-link.tsx';
import type { Confirmation } from '../confirm-dialog.tsx';
import { useText } from '../locale.ts';
import { say } from '../say.tsx';
import { sharedMessages } from '../shared.messages.ts';
import type { RowAction } from './types.ts';

interface RowActionsProps {
  readonly actions: readonly RowAction[];
  readonly name: string;
  readonly ask: (confirmation: Confirmation) => void;
  readonly finished: () => void;
}

/** What can be done with a row: the first one or two as words, the rest in a menu. */
export function RowActions({ actions, name, ask, finished }: RowActionsProps) {
  const text = useText(sharedMessages);
  const go = useGo();
  const act = (action: RowAction) => {
    if (action.to !== undefined) return go(action.to);
    if (action.confirm !== undefined) return ask(action.confirm);
    void Promise.resolve(action.run?.()).then(finished, say.problem);
  };
  const direct = actions.length > 2 ? 1 : 2;
  const rest = actions.slice(direct);
  return (
    <div className="row-actions">
      {actions.slice(0, direct).map((action) =>
        action.to === undefined ? (
          <button key={action.key} type="button" className={action.danger === true ? 'row-action row-action-danger' : 'row-action'} aria-label={`${action.label} ${name}`} onClick={() => act(action)}>{action.label}</button>
        ) : (
          <ConsoleLink key={action.key} className="row-action" to={action.to} aria-label={`${action.label} ${name}`}>{action.label}</ConsoleLink>
        ),
      )}
      {rest.length === 0 ? null : (
        <Dropdown
          trigger={['click']}
          menu={{ items: rest.map(({ key, label, danger }) => ({ key, label, danger: danger === true })), onClick: ({ key }) => act(rest.find((action) => action.key === key)!) }}
        >
          <Button type="text" icon={<EllipsisOutlined aria-hidden />} aria-label={text.actionsOf({ name })} />
        </Dropdown>
      )}
    </div>
  );
}
