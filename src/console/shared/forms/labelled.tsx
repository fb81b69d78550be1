import { Form } from 'antd';
import { type ReactNode, useId } from 'react';
import type { FieldProblem } from '../../../platform/errors/errors.ts';
import { usePick } from '../locale.ts';

/** A labelled field with what is wrong about it. */
export function Labelled({ label, problem, children }: { label: string; problem?: FieldProblem | undefined; children: (id: string) => ReactNode }) {
  const id = useId();
  const pick = usePick();
  return (
    <Form.Item label={label} htmlFor={id} {...(problem === undefined ? {} : { validateStatus: 'error' as const, help: pick(problem.message) })}>
      {children(id)}
    </Form.Item>
  );
}
