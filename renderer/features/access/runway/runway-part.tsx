import type { AccessPartProps } from '../access-part.ts';
import { EmptyPart } from '../empty-part.tsx';

/** Whose access ends when. */
export function RunwayPart(_props: AccessPartProps) {
  return <EmptyPart nothing="No end of access is shown" seenInOwn={false} />;
}
