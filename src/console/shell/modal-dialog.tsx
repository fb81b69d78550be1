import { CloseOutlined } from '@ant-design/icons';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useText } from '../shared/locale.ts';
import { consoleMessages } from '../console.messages.ts';

/** A window over the page, of the browser's own kind: it holds the focus and closes on Escape (`close` left out: it stays). */
export function ModalDialog({ title, className = '', close, children }: { title: string; className?: string; close?: () => void; children: ReactNode }) {
  const text = useText(consoleMessages);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const { current } = dialog;
    if (current?.open === false) current.showModal();
    return () => current?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`dialog ${className}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        close?.();
      }}
      onPointerDown={(event) => event.target === dialog.current && close?.()}
    >
      <div className="dialog-inside">
        <div className="dialog-head">
          <h2 id={id}>{title}</h2>
          {close === undefined ? null : <button type="button" className="icon-button" aria-label={text.close} onClick={close}><CloseOutlined aria-hidden /></button>}
        </div>
        {children}
      </div>
    </dialog>
  );
}
