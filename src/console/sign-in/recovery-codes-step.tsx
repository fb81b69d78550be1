import { Button } from 'antd';
import { useText } from '../shared/locale.ts';
import { say } from '../shared/say.tsx';
import { consoleMessages } from '../console.messages.ts';

function save(codes: readonly string[]) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([`${codes.join('\r\n')}\r\n`], { type: 'text/plain;charset=utf-8' }));
  link.download = 'heming-recovery-codes.txt';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The recovery codes, shown this once. */
export function RecoveryCodesStep({ codes, done }: { codes: readonly string[]; done: () => void }) {
  const text = useText(consoleMessages);
  return (
    <>
      <h2 className="step-title">{text.recoveryLead}</h2>
      <p className="step-hint">{text.recoveryHint}</p>
      <ul className="plain-list recovery">{codes.map((code) => <li key={code}><code>{code}</code></li>)}</ul>
      <div className="step-ways">
        <div className="actions">
          <Button onClick={() => void navigator.clipboard.writeText(codes.join('\n')).then(() => say.done(text.recoveryCopied), say.problem)}>{text.recoveryCopy}</Button>
          <Button onClick={() => save(codes)}>{text.recoverySave}</Button>
        </div>
        <Button type="primary" block onClick={done}>{text.recoveryDone}</Button>
      </div>
    </>
  );
}
