import type { ManyPreview } from '#shared/contract/many-incidents.ts';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import { counted } from '../../../ui/words.ts';

interface LeftOutProps {
  readonly previews: readonly ManyPreview[];
}

/** How many the gesture leaves out, and why: said before the fields, where it is seen without scrolling. */
export function LeftOut({ previews }: LeftOutProps) {
  const left = previews.filter(({ refusal }) => refusal !== null);
  const count = left.reduce((sum, { incidents }) => sum + incidents, 0);
  const [first, ...others] = new Set(left.map(({ refusal }) => refusal));
  return (
    <p className="many-left" role="status">
      {count > 0 && (
        <>
          {counted(count, 'incident')} in {counted(left.length, 'tenant')} left out
          {others.length > 0 ? ', for the reasons below. ' : ': '}
          {others.length === 0 && <StrangerLine text={first ?? ''} longest={300} />}{' '}
          {count === 1 ? 'It stays' : 'They stay'} picked.
        </>
      )}
    </p>
  );
}
