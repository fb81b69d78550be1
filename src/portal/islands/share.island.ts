/** Adds copying and the device's own share sheet to the address of a page. Nothing is sent anywhere. */
export function enhance(element: HTMLElement): void {
  const field = element.querySelector('input');
  if (field === null) return;
  const { title = '', copy = '', copied = '', share = '' } = element.dataset;
  field.addEventListener('focus', () => field.select());

  const status = document.createElement('span');
  status.setAttribute('role', 'status');
  status.className = 'small';

  element.append(
    button(copy, async () => {
      if (await copyText(field)) status.textContent = copied;
    }),
  );
  if (typeof navigator.share === 'function') {
    // A closed share sheet rejects; there is nothing to tell the reader then.
    element.append(button(share, () => navigator.share({ title, url: field.value }).catch(() => undefined)));
  }
  element.append(status);
}

function button(words: string, act: () => Promise<unknown>): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'button';
  element.textContent = words;
  element.addEventListener('click', () => void act());
  return element;
}

/** The clipboard is for secure pages only; elsewhere the old command copies the selection. */
async function copyText(field: HTMLInputElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.select();
    return document.execCommand('copy');
  }
}
