import { useAccess } from './access-context.ts';

/** How far several that were recorded together have come, until all of them are settled. */
export function SendingLine({ offline }: { readonly offline: boolean }) {
  const sending = useAccess((state) => state.overview?.sending ?? null);
  if (sending === null) return null;
  const { sent, total } = sending;
  const isAll = sent === total;
  const words = `${sent.toLocaleString()} of ${total.toLocaleString()} sent`;
  const rest = isAll ? 'Read again to be certain.' : 'The rest is sent when you are back online.';
  return (
    <span className="access-sending tabular" title={isAll || offline ? rest : undefined}>
      <span className="access-sent">
        {words}
        {isAll ? ', checking' : offline && <span className="access-rest">, rest when online</span>}
      </span>
      <progress max={total} value={sent} aria-label="Sent" aria-valuetext={words} />
    </span>
  );
}
