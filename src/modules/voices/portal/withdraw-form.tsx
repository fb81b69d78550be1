/** Taking something back: a step to think about, folded away until it is asked for. `to` is the address the form is sent to. */
export const WithdrawForm = ({ summary, note, submit, to }: { summary: string; note: string; submit: string; to: string }) => (
  <details class="careful">
    <summary>{summary}</summary>
    <form class="stack" method="post" action={to}>
      <p>{note}</p>
      <p>
        <button class="button" type="submit">
          {submit}
        </button>
      </p>
    </form>
  </details>
);
