import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useText } from '../../../console/shared/locale.ts';
import { entryMessages } from './entry.messages.ts';
import { contestSource } from './source.ts';

/** Says where films get no poster and are not compared, because the machine lacks what reads them. */
export function FilmNotice() {
  const text = useText(entryMessages);
  const tools = useQuery({ queryKey: ['film-tools'], queryFn: ({ signal }) => contestSource.filmTools(signal), staleTime: 10 * 60_000 });
  return tools.data?.posters === false ? <Alert type="info" showIcon title={text.noPosters} /> : null;
}
