interface Words {
  readonly close: string;
  readonly previous: string;
  readonly next: string;
}

/**
 * Opens the pictures of a group over the page. The pictures are links to their full size (`a[data-lightbox]`), so that without
 * script they open by themselves. Escape closes, arrow keys go on, the focus comes back.
 */
export function enhance(group: HTMLElement): void {
  const links = [...group.querySelectorAll<HTMLAnchorElement>('a[data-lightbox]')];
  if (links.length === 0 || typeof HTMLDialogElement === 'undefined') return;
  const { close = '', previous = '', next = '' } = group.dataset;
  const box = new Lightbox(links, { close, previous, next });
  links.forEach((link, index) => {
    link.addEventListener('click', (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      box.open(index);
    });
  });
}

class Lightbox {
  readonly #links: readonly HTMLAnchorElement[];
  readonly #dialog = document.createElement('dialog');
  readonly #picture = document.createElement('img');
  readonly #words = document.createElement('p');
  #at = 0;

  constructor(links: readonly HTMLAnchorElement[], words: Words) {
    this.#links = links;
    this.#dialog.className = 'lightbox';
    this.#words.className = 'lightbox-words';
    this.#words.setAttribute('aria-live', 'polite');
    const bar = document.createElement('div');
    bar.className = 'lightbox-bar';
    bar.append(this.#words);
    if (links.length > 1) bar.append(this.#button(words.previous, () => this.#show(this.#at - 1)), this.#button(words.next, () => this.#show(this.#at + 1)));
    bar.append(this.#button(words.close, () => this.#dialog.close()));
    this.#dialog.append(this.#picture, bar);
    this.#dialog.addEventListener('close', () => this.#links[this.#at]?.focus());
    this.#dialog.addEventListener('keydown', (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (step !== undefined) this.#show(this.#at + step);
    });
    this.#picture.addEventListener('click', () => this.#dialog.close());
    document.body.append(this.#dialog);
  }

  open(index: number): void {
    this.#show(index);
    this.#dialog.showModal();
  }

  #show(index: number): void {
    const count = this.#links.length;
    this.#at = (index + count) % count;
    const link = this.#links[this.#at];
    const small = link?.querySelector('img');
    if (link === undefined) return;
    this.#picture.src = link.href;
    this.#picture.alt = small?.alt ?? '';
    this.#words.textContent = [count > 1 ? `${this.#at + 1} / ${count}` : '', link.dataset['caption'] ?? ''].filter((part) => part !== '').join('  ');
    this.#dialog.setAttribute('aria-label', link.dataset['caption'] ?? this.#words.textContent);
  }

  #button(words: string, act: () => void): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = words;
    button.addEventListener('click', act);
    return button;
  }
}
