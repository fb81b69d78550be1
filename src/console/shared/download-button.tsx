import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { download } from './download.ts';
import { say } from './say.tsx';

/** Downloads a file of the API (`from` is its address, `/api/…`); a refusal is said. */
export function DownloadButton({ from, children, hint, done, type = 'default' }: { from: string; children: ReactNode; hint?: string; done?: string; type?: 'default' | 'primary' | 'link' }) {
  const [pending, setPending] = useState(false);
  const fetchFile = async () => {
    setPending(true);
    try {
      await download(from);
      if (done !== undefined) say.done(done);
    } catch (error) {
      say.problem(error);
    } finally {
      setPending(false);
    }
  };
  return (
    <Button type={type} icon={<DownloadOutlined aria-hidden />} loading={pending} title={hint} onClick={() => void fetchFile()}>
      {children}
    </Button>
  );
}
