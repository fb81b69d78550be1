import { useText } from '../shared/locale.ts';
import { consoleMessages } from '../console.messages.ts';

/** The product's mark and name. */
export function Brand() {
  const text = useText(consoleMessages);
  return (
    <span className="brand">
      <span className="brand-seal" aria-hidden lang="zh-CN">和</span>
      <span className="brand-name">{text.name}</span>
      <span className="brand-part">{text.console}</span>
    </span>
  );
}
