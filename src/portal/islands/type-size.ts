const COOKIE = 'heming_type';
const YEAR = 31_536_000;

/** The large-type button acts at once; without script its form goes to the server and back. */
export function enhanceTypeSize(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-type-size]');
  if (button === null) return;
  const root = document.documentElement;
  const tell = () => button.setAttribute('aria-pressed', String(root.dataset['type'] === 'large'));
  tell();
  button.form?.addEventListener('submit', (event) => {
    event.preventDefault();
    const large = root.dataset['type'] !== 'large';
    if (large) root.dataset['type'] = 'large';
    else delete root.dataset['type'];
    document.cookie = `${COOKIE}=${large ? 'large' : 'standard'}; path=/; max-age=${YEAR}; samesite=lax`;
    tell();
  });
}
