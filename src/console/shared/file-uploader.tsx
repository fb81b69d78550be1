import { DeleteOutlined, FileOutlined, InboxOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { type DragEvent, useEffect, useId, useRef, useState } from 'react';
import { formatNumber } from '../../platform/calendar/format.ts';
import { useLocale, useText } from './locale.ts';
import { sharedMessages } from './shared.messages.ts';
import { type RunningUpload, startUpload } from './upload.ts';
import './file-uploader.css';

/** A file the server holds. */
export interface UploadedFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

export interface FileUploaderProps {
  readonly id?: string;
  readonly value?: readonly UploadedFile[];
  readonly onChange?: (files: UploadedFile[]) => void;
  /** What the files are for, as the server's rules name it. */
  readonly purpose: string;
  /** For the file dialog, such as `image/*,.pdf`; the server looks into the file. */
  readonly accept?: string;
  /** The kinds in words: 图片. */
  readonly kinds: string;
  /** Bytes of one file. */
  readonly maxSize: number;
  /** How many files; 1 unless told. */
  readonly max?: number;
}

interface Going {
  readonly key: number;
  readonly name: string;
  readonly size: number;
  readonly sent: number;
  readonly state: 'sending' | 'waiting' | 'paused' | 'failed';
  readonly failure?: string;
  readonly upload?: RunningUpload;
}

let nextKey = 1;

/** Bytes in words: 3.2 MB. */
export function sizeInWords(bytes: number, locale: 'zh-CN' | 'en'): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log(bytes) / Math.log(1024)));
  return `${formatNumber(bytes / 1024 ** power, locale, power < 2 ? 0 : 1)} ${units[power]}`;
}

/**
 * Uploads files in pieces: a broken connection goes on where it stopped, and a file chosen again after a reload does too.
 * Fits antd's Form.Item; the value is the list of files the server has.
 */
export function FileUploader({ id, value = [], onChange, purpose, accept, kinds, maxSize, max = 1 }: FileUploaderProps) {
  const text = useText(sharedMessages);
  const locale = useLocale();
  const own = useId();
  const inputId = id ?? own;
  const [going, setGoing] = useState<readonly Going[]>([]);
  const [over, setOver] = useState(false);
  const latest = useRef(value);
  latest.current = value;
  const running = useRef(new Set<RunningUpload>());
  useEffect(() => () => running.current.forEach((upload) => upload.pause()), []);

  const update = (key: number, change: Partial<Going>) => setGoing((all) => all.map((each) => (each.key === key ? { ...each, ...change } : each)));
  const remove = (key: number) => setGoing((all) => all.filter((each) => each.key !== key));

  const send = (file: File) => {
    const key = nextKey++;
    const entry: Going = { key, name: file.name, size: file.size, sent: 0, state: 'sending' };
    if (file.size > maxSize) {
      setGoing((all) => [...all, { ...entry, state: 'failed', failure: text.uploadTooLarge({ limit: sizeInWords(maxSize, locale) }) }]);
      return;
    }
    const upload = startUpload(file, purpose, {
      progress: (sent) => update(key, { sent, state: 'sending' }),
      waiting: () => update(key, { state: 'waiting' }),
      failed: (failure) => {
        running.current.delete(upload);
        update(key, { state: 'failed', failure });
      },
      done: (fileId) => {
        running.current.delete(upload);
        remove(key);
        latest.current = [...latest.current, { id: fileId, name: file.name, size: file.size }];
        onChange?.([...latest.current]);
      },
    });
    running.current.add(upload);
    setGoing((all) => [...all, { ...entry, upload }]);
  };
  const room = max - value.length - going.filter(({ state }) => state !== 'failed').length;
  const take = (files: FileList | null) => [...(files ?? [])].slice(0, Math.max(0, room)).forEach(send);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };

  return (
    <div className="uploader">
      {room > 0 ? (
        <div className={over ? 'upload-drop upload-over' : 'upload-drop'} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
          <input id={inputId} type="file" className="upload-input" aria-describedby={`${inputId}-limit`} multiple={max > 1} accept={accept} onChange={(event) => { take(event.target.files); event.target.value = ''; }} />
          <label htmlFor={inputId} className="upload-label"><InboxOutlined aria-hidden /> <strong>{text.upload}</strong> <span>{text.uploadDrop}</span></label>
          <span id={`${inputId}-limit`} className="faint">{text.uploadLimit({ kinds, limit: sizeInWords(maxSize, locale) })}</span>
        </div>
      ) : null}
      <ul className="plain-list upload-list" aria-live="polite">
        {value.map((file) => (
          <li key={file.id}>
            <FileOutlined aria-hidden /> <span className="upload-name">{file.name}</span> <span className="faint">{sizeInWords(file.size, locale)}</span>
            <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={text.uploadRemove({ name: file.name })} onClick={() => onChange?.(value.filter((each) => each.id !== file.id))} />
          </li>
        ))}
        {going.map((each) => (
          <li key={each.key}>
            <div className="upload-going">
              <span className="upload-name">{each.name}</span>
              <Progress percent={each.size === 0 ? 0 : Math.floor((each.sent / each.size) * 100)} status={each.state === 'failed' ? 'exception' : 'active'} aria-label={each.name} />
              <span className={each.state === 'failed' ? 'upload-failure' : 'faint'}>{each.failure ?? { sending: `${sizeInWords(each.sent, locale)} / ${sizeInWords(each.size, locale)}`, waiting: text.uploadWaiting, paused: text.uploadPaused, failed: text.uploadFailed }[each.state]}</span>
            </div>
            {each.state === 'sending' ? <Button type="text" onClick={() => { each.upload?.pause(); update(each.key, { state: 'paused' }); }}>{text.pause}</Button> : null}
            {each.state === 'paused' ? <Button type="text" onClick={() => { each.upload?.resume(); update(each.key, { state: 'sending' }); }}>{text.resume}</Button> : null}
            {each.state === 'failed' && each.upload !== undefined ? <Button type="text" onClick={() => { each.upload?.resume(); update(each.key, { state: 'sending', failure: undefined as never }); }}>{text.retry}</Button> : null}
            <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={text.uploadRemove({ name: each.name })} onClick={() => { each.upload?.cancel(); remove(each.key); }} />
          </li>
        ))}
      </ul>
    </div>
  );
}
