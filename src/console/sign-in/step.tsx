import { Button, Form, type FormProps } from 'antd';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import type { FormProblems } from '../shared/use-form-problems.ts';

/** One step of signing in: what it is for, its fields, what was refused, and the way on. */
export function Step<Values extends object>({ title, hint, problems, onFinish, button, other, children }: {
  title: string;
  hint?: ReactNode;
  problems: FormProblems<Values>;
  onFinish: (values: Values) => void;
  button: string;
  other?: ReactNode;
  children: ReactNode;
}) {
  const { form, problem, shown, pending } = problems;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const fields = [...(box.current?.querySelectorAll<HTMLInputElement>('input') ?? [])].filter((field) => field.offsetParent !== null);
    (fields.find((field) => field.value === '') ?? fields[0])?.focus();
  }, []);
  return (
    <div ref={box}>
      <h2 id={id} className="step-title">{title}</h2>
      {hint === undefined ? null : <p className="step-hint">{hint}</p>}
      <Form aria-labelledby={id} form={form} layout="vertical" requiredMark={false} onFinish={onFinish as NonNullable<FormProps<Values>['onFinish']>} validateTrigger="onSubmit" scrollToFirstError={{ focus: true }}>
        {children}
        <ProblemAlert error={shown.length > 0 && shown.length === problem?.fields.length ? null : problem} shown={shown} />
        <div className="step-ways"><Button type="primary" htmlType="submit" loading={pending} block>{button}</Button>{other}</div>
      </Form>
    </div>
  );
}
