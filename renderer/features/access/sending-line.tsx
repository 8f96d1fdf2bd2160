import { useAccess } from './access-context.ts';

/** How far several that were recorded together have come, until all of them are settled. */
export function SendingLine({ offline }: { readonly offline: boolean }) {
  const sending = useAccess((state) => state.overview?.sending ?? null);
  if (sending === null) return null;
  const { sent, total } = sending;
  const words = `${sent.toLocaleString()} of ${total.toLocaleString()} sent`;
  return (
    <span className="access-sending tabular">
      <progress max={total} value={sent} aria-label="Sent" aria-valuetext={words} />
      {words}
      {offline && sent < total && ': the rest when you are back online'}
      {sent === total && ', read again to be certain'}
    </span>
  );
}
