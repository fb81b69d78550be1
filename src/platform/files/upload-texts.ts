import type { Locale } from '../i18n/messages.ts';

const zh = {
  progress: '上传进度',
  sending: '正在上传，已完成{percent}%。',
  paused: '已暂停，停在{percent}%。',
  waiting: '连接中断，恢复后自动续传。',
  checking: '已全部传完，正在检查文件…',
  done: '已上传。',
  failed: '没有上传成功：{reason}',
  lost: '网络或服务器没有响应，请稍后重试。',
  tooLarge: '文件过大，最多{limit}。',
  interrupted: '“{name}”上次没有传完。重新选择同一个文件，就会从断开处接着传。',
  submitWaits: '文件还在上传，传完后表单会自动提交。',
  pause: '暂停',
  resume: '继续',
  retry: '重试',
  remove: '移除',
  removeNamed: '移除“{name}”',
  removed: '已移除“{name}”。',
};

/** What the upload island says; `{percent}`, `{name}`, `{reason}` and `{limit}` are filled in by the browser. */
export type UploadTexts = Readonly<Record<keyof typeof zh, string>>;

const en: UploadTexts = {
  progress: 'Upload progress',
  sending: 'Uploading, {percent}% done.',
  paused: 'Paused at {percent}%.',
  waiting: 'The connection was lost; the upload goes on when it is back.',
  checking: 'All sent; the file is being checked…',
  done: 'Uploaded.',
  failed: 'Not uploaded: {reason}',
  lost: 'The network or the server does not answer. Try again later.',
  tooLarge: 'The file is too large; at most {limit}.',
  interrupted: '“{name}” was not uploaded completely. Choose the same file again and the upload goes on where it stopped.',
  submitWaits: 'A file is still being uploaded; the form is sent when it is done.',
  pause: 'Pause',
  resume: 'Continue',
  retry: 'Try again',
  remove: 'Remove',
  removeNamed: 'Remove “{name}”',
  removed: '“{name}” was removed.',
};

export const uploadTexts = (locale: Locale): UploadTexts => (locale === 'en' ? en : zh);
