import { DeleteOutlined, FileOutlined, InboxOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { type DragEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { FileView } from '../../platform/files/files.schemas.ts';
import type { Purpose } from '../../platform/files/file-types.ts';
import { useLocale, useText } from './locale.ts';
import { sharedMessages } from './shared.messages.ts';
import { sizeInWords } from './size-in-words.ts';
import { type RunningUpload, startUpload } from './upload.ts';
import './file-uploader.css';

/** A file the server has: at least what names it; as uploaded, all that the server tells. */
export type UploadedFile = Pick<FileView, 'id' | 'name' | 'size'> & Partial<FileView>;

export interface FileUploaderProps {
  readonly id?: string;
  readonly value?: readonly UploadedFile[];
  readonly onChange?: (files: UploadedFile[]) => void;
  /** What the files are sent for: the server takes only contents that fit. */
  readonly purpose: Purpose;
  /** For the file dialog, such as `image/*`; the server looks into the file. */
  readonly accept?: string;
  /** The kinds in words: JPEG、PNG 图片. */
  readonly kinds: string;
  /** Bytes of one file. */
  readonly maxSize: number;
  /** How many files; 1 unless told. */
  readonly max?: number;
  /** Told how many files are still on their way, so that nothing is handed in without them. */
  readonly onGoing?: (count: number) => void;
}

interface Going {
  readonly key: number;
  readonly name: string;
  readonly size: number;
  readonly sent: number;
  readonly state: 'sending' | 'waiting' | 'paused' | 'failed';
  readonly failure: string;
  readonly upload: RunningUpload | null;
}

let nextKey = 1;

/** The files under way, and how to send one; each that the server has taken is added to the value. */
function useGoing({ purpose, value = [], onChange }: Pick<FileUploaderProps, 'purpose' | 'value' | 'onChange'>) {
  const [going, setGoing] = useState<readonly Going[]>([]);
  const running = useRef(new Set<RunningUpload>());
  // Several may arrive before the form has drawn the first of them.
  const latest = useRef({ value, onChange });
  useLayoutEffect(() => {
    latest.current = { value, onChange };
  });
  useEffect(() => {
    const uploads = running.current;
    return () => uploads.forEach((upload) => upload.pause());
  }, []);
  const update = (key: number, change: Partial<Going>) => setGoing((all) => all.map((each) => (each.key === key ? { ...each, ...change } : each)));
  const remove = (key: number) => setGoing((all) => all.filter((each) => each.key !== key));
  const add = (file: File, failure: string) => {
    const key = nextKey++;
    const upload = failure !== '' ? null : startUpload(file, purpose, {
      progress: (sent) => update(key, { sent, state: 'sending' }),
      waiting: () => update(key, { state: 'waiting' }),
      failed: (why, again) => update(key, { state: 'failed', failure: why, ...(again ? {} : { upload: null }) }),
      done: (view) => {
        if (upload !== null) running.current.delete(upload);
        remove(key);
        const { value: before, onChange: tell } = latest.current;
        latest.current = { value: [...before, view], onChange: tell };
        tell?.([...before, view]);
      },
    });
    if (upload !== null) running.current.add(upload);
    setGoing((all) => [...all, { key, name: file.name, size: file.size, sent: 0, state: failure === '' ? 'sending' : 'failed', failure, upload }]);
  };
  return { going, add, update, remove };
}

function GoingFile({ file, update, remove }: { file: Going; update: (change: Partial<Going>) => void; remove: () => void }) {
  const text = useText(sharedMessages);
  const locale = useLocale();
  const { upload, state } = file;
  const words = { sending: `${sizeInWords(file.sent, locale)} / ${sizeInWords(file.size, locale)}`, waiting: text.uploadWaiting, paused: text.uploadPaused, failed: file.failure === '' ? text.uploadFailed : file.failure }[state];
  const goOn = () => {
    upload?.resume();
    update({ state: 'sending', failure: '' });
  };
  return (
    <li>
      <div className="upload-going">
        <span className="upload-name">{file.name}</span>
        {state === 'failed' ? null : <Progress percent={file.size === 0 ? 0 : Math.floor((file.sent / file.size) * 100)} status="active" aria-label={file.name} />}
        <span className={state === 'failed' ? 'upload-failure' : 'faint'}>{words}</span>
      </div>
      {state === 'sending' ? <Button type="text" onClick={() => { upload?.pause(); update({ state: 'paused' }); }}>{text.pause}</Button> : null}
      {state === 'paused' ? <Button type="text" onClick={goOn}>{text.resume}</Button> : null}
      {state === 'failed' && upload !== null ? <Button type="text" onClick={goOn}>{text.retry}</Button> : null}
      <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={text.uploadRemove({ name: file.name })} onClick={() => { upload?.cancel(); remove(); }} />
    </li>
  );
}

/** A file the server has; pictures are shown small. */
function KeptFile({ file, remove }: { file: UploadedFile; remove: () => void }) {
  const text = useText(sharedMessages);
  const locale = useLocale();
  const small = file.derivatives?.['w320']?.url ?? file.placeholder;
  return (
    <li>
      {small === null || small === undefined ? <FileOutlined aria-hidden /> : <img className="upload-small" src={small} alt="" width={44} height={44} />}
      <span className="upload-name">{file.url === null || file.url === undefined ? file.name : <a href={file.url} target="_blank" rel="noreferrer">{file.name}</a>}</span>
      <span className="faint">{sizeInWords(file.size, locale)}</span>
      <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={text.uploadRemove({ name: file.name })} onClick={remove} />
    </li>
  );
}

/**
 * Uploads files in pieces: a broken connection goes on where it stopped, and a file chosen again after a reload does too.
 * Fits antd's Form.Item; the value is the list of files that the server has taken.
 */
export function FileUploader(props: FileUploaderProps) {
  const { id, value = [], onChange, accept, kinds, maxSize, max = 1, onGoing } = props;
  const text = useText(sharedMessages);
  const locale = useLocale();
  const own = useId();
  const inputId = id ?? own;
  const [over, setOver] = useState(false);
  const { going, add, update, remove } = useGoing(props);
  const count = going.filter(({ state }) => state !== 'failed').length;
  useEffect(() => onGoing?.(count), [onGoing, count]);
  const room = Math.max(0, max - value.length - count);
  const send = (file: File) => add(file, file.size > maxSize ? text.uploadTooLarge({ limit: sizeInWords(maxSize, locale) }) : '');
  const take = (files: FileList | null) => [...(files ?? [])].slice(0, room).forEach(send);
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
      <ul className="plain-list upload-list">
        {value.map((file) => <KeptFile key={file.id} file={file} remove={() => onChange?.(value.filter((each) => each.id !== file.id))} />)}
        {going.map((file) => <GoingFile key={file.key} file={file} update={(change) => update(file.key, change)} remove={() => remove(file.key)} />)}
      </ul>
    </div>
  );
}
