import type { AccessPartProps } from '../access-part.ts';
import { EmptyPart } from '../empty-part.tsx';

/** What one has, asked for, and may ask for. */
export function MyAccessPart(_props: AccessPartProps) {
  return <EmptyPart nothing="Nothing of your own is shown" seenInOwn={true} />;
}
