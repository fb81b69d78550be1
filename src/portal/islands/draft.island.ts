interface Saved {
  readonly action: string;
  readonly page: string;
  readonly version: string;
  readonly said: string;
}

const REST_MS = 2000;

/** Keeps a form's draft while it is typed: a pause saves it, one request at a time. The server answers in the house's time and words. */
export function enhance(element: HTMLElement): void {
  const form = element.closest('form');
  if (form === null) return;
  const { unsaved = '', saving = '' } = element.dataset;
  let timer: number | undefined;
  let chain: Promise<void> = Promise.resolve();
  let ended = false;

  async function save(): Promise<void> {
    if (ended || form === null) return;
    const data = new FormData(form);
    // A chosen file goes up by itself; what the form carries is its id.
    for (const [name, value] of Array.from(data.entries())) if (value instanceof File) data.delete(name);
    data.set('act', 'draft');
    element.textContent = saving;
    const response = await fetch(form.action, { method: 'POST', body: data, headers: { 'x-draft': '1' } });
    if (!response.ok) throw new Error(String(response.status));
    const saved = (await response.json()) as Saved;
    form.action = saved.action;
    let version = form.querySelector<HTMLInputElement>('input[name="version"]');
    if (version === null) {
      version = document.createElement('input');
      version.type = 'hidden';
      version.name = 'version';
      form.prepend(version);
    }
    version.value = saved.version;
    history.replaceState(null, '', saved.page);
    element.textContent = saved.said;
  }

  const touch = () => {
    element.textContent = unsaved;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      chain = chain.then(save).catch(() => {
        element.textContent = unsaved;
      });
    }, REST_MS);
  };
  form.addEventListener('input', touch);
  form.addEventListener('change', touch);
  form.addEventListener('submit', (event) => {
    window.clearTimeout(timer);
    if (ended) {
      // Another part of the page may hold the form back, such as an upload on its way: then drafts are kept again.
      window.setTimeout(() => {
        if (event.defaultPrevented) ended = false;
      });
      return;
    }
    ended = true;
    const { submitter } = event;
    event.preventDefault();
    // A save on its way gives the form its version first; and while this event is still being told, the form would not be sent.
    void chain.finally(() => window.setTimeout(() => form.requestSubmit(submitter as HTMLElement | null)));
  });
}
