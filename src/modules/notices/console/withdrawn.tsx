import { Alert } from 'antd';
import { useText } from '../../../console/shared/locale.ts';
import type { Notice } from '../notices.schemas.ts';
import { listMessages } from './list.messages.ts';

/** Says that a notice was withdrawn, and why, or that its returns are closed. */
export function Withdrawn({ notice }: { notice: Notice }) {
  const text = useText(listMessages);
  if (notice.state === 'withdrawn') return <Alert type="warning" showIcon title={text.withdrawn} description={notice.withdrawReason} />;
  return notice.returnsClosedAt === null ? null : <Alert type="info" showIcon title={text.returnsClosed} />;
}
