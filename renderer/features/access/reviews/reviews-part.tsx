import type { AccessPartProps } from '../access-part.ts';
import { EmptyPart } from '../empty-part.tsx';

/** Reviews in which the person decides. */
export function ReviewsPart(_props: AccessPartProps) {
  return <EmptyPart nothing="No access review is shown" seenInOwn={false} />;
}
