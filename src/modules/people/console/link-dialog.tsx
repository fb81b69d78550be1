import { Button, Input, Modal } from 'antd';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { useText } from '../../../console/shared/locale.ts';
import { say } from '../../../console/shared/say.tsx';
import { peopleConsoleMessages } from './people-console.messages.ts';

export interface MadeLink {
  readonly name: string;
  readonly link: string;
  readonly expiresAt: string;
  readonly mailed: boolean;
}

/** A one-time link, shown once, to be handed to its person. */
export function LinkDialog({ made, close }: { made: MadeLink | null; close: () => void }) {
  const text = useText(peopleConsoleMessages);
  // Browsers give the clipboard to pages over https (and on this machine) only; elsewhere the text is marked and copied by hand.
  const canCopy = 'clipboard' in navigator;
  const copy = () => void navigator.clipboard.writeText(made?.link ?? '').then(() => say.done(text.copied), say.problem);
  return (
    <Modal open={made !== null} title={made === null ? '' : text.linkTitle({ name: made.name })} onCancel={close} destroyOnHidden footer={[canCopy ? <Button key="copy" onClick={copy}>{text.copy}</Button> : null, <Button key="close" type="primary" onClick={close}>{text.close}</Button>]}>
      {made === null ? null : (
        <>
          <p>{text.linkHint}{made.mailed ? text.linkMailed : ''}</p>
          <Input.TextArea readOnly autoSize value={made.link} aria-label={text.linkTitle({ name: made.name })} />
          <p className="faint">{text.linkUntil} <InstantText at={made.expiresAt} as="exact" /></p>
        </>
      )}
    </Modal>
  );
}
