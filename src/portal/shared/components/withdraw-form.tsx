import type { Child } from '../markup/markup.ts';

interface WithdrawFormProps {
  readonly summary: string;
  readonly note: string;
  readonly submit: string;
  /** The address the form is sent to. */
  readonly to: string;
  readonly hidden?: Readonly<Record<string, string>>;
  /** Open at once, where the form was refused. */
  readonly open?: boolean;
  /** Fields before the button, such as a reason. */
  readonly children?: Child;
}

/** Taking something back: a step to think about, folded away until it is asked for. */
export const WithdrawForm = ({ summary, note, submit, to, hidden = {}, open = false, children }: WithdrawFormProps) => (
  <details class="careful" open={open || undefined}>
    <summary>{summary}</summary>
    <form class="stack" method="post" action={to}>
      <p>{note}</p>
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
      <p>
        <button class="button" type="submit">
          {submit}
        </button>
      </p>
    </form>
  </details>
);
