import { useText } from './locale.ts';
import { sharedMessages } from './shared.messages.ts';

/** Grey lines where text will stand while it is loading. */
export function Bones({ lines = 4 }: { lines?: number }) {
  const text = useText(sharedMessages);
  return (
    <div className="bones" role="status" aria-label={text.loading}>
      {Array.from({ length: lines }, (_, index) => <span key={index} className="bone" style={{ width: `${[92, 78, 85, 60][index % 4]}%` }} />)}
    </div>
  );
}
