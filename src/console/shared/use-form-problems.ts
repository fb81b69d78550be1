import { Form, type FormInstance } from 'antd';
import { useCallback, useState } from 'react';
import { fieldFor, type FieldName } from './field-name.ts';
import { asProblem, type ProblemError } from './problem-error.ts';

/** A form, what was refused of it, and how to send it. */
export interface FormProblems<Values extends object> {
  readonly form: FormInstance<Values>;
  /** For the form's ProblemAlert, together with `shown`. */
  readonly problem: ProblemError | null;
  /** Paths whose sentences stand at their fields. */
  readonly shown: readonly string[];
  readonly pending: boolean;
  /** Runs the action; a refusal goes to the fields, what was typed stays, and the first field at fault takes the focus. */
  submit<Result>(action: () => Promise<Result>, done?: (result: Result) => void): Promise<void>;
  clear(): void;
}

/**
 * `const { form, submit, pending, problem, shown } = useFormProblems<Values>()`, then
 * `<Form form={form} onFinish={(values) => submit(() => read(api.things.$post({ json: values })), done)}>`
 * with `<ProblemAlert error={problem} shown={shown} />` above the buttons.
 */
export function useFormProblems<Values extends object = Record<string, unknown>>(): FormProblems<Values> {
  const [form] = Form.useForm<Values>();
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const [shown, setShown] = useState<readonly string[]>([]);
  const [pending, setPending] = useState(false);

  const show = useCallback(
    (error: unknown) => {
      const found = asProblem(error);
      const placed = placeProblems(form as FormInstance, found);
      setShown(placed.flatMap(({ paths }) => paths));
      setProblem(found);
      const [first] = placed;
      if (first !== undefined) form.scrollToField(first.name as never, { focus: true, block: 'center' });
    },
    [form],
  );

  const clear = useCallback(() => {
    setProblem(null);
    setShown([]);
  }, []);

  const submit = useCallback(
    async <Result,>(action: () => Promise<Result>, done?: (result: Result) => void) => {
      clear();
      setPending(true);
      try {
        const result = await action();
        done?.(result);
      } catch (error) {
        show(error);
      } finally {
        setPending(false);
      }
    },
    [clear, show],
  );

  return { form, problem, shown, pending, submit, clear };
}

/** Writes each field's sentences to the form; answers the fields in the form's order. */
function placeProblems(form: FormInstance, problem: ProblemError): { name: FieldName; paths: string[] }[] {
  const registered = form.getFieldsError().map(({ name }) => name as FieldName);
  const placed = registered
    .map((name) => ({ name, fields: problem.fields.filter(({ path }) => fieldFor(path, registered) === name) }))
    .filter(({ fields }) => fields.length > 0);
  form.setFields(placed.map(({ name, fields }) => ({ name: [...name], errors: fields.map(({ message }) => message) })));
  return placed.map(({ name, fields }) => ({ name, paths: fields.map(({ path }) => path) }));
}
