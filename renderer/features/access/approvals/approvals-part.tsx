import type { AccessPartProps } from '../access-part.ts';
import { EmptyPart } from '../empty-part.tsx';

/** What waits for the person's decision, and what did. */
export function ApprovalsPart(_props: AccessPartProps) {
  return <EmptyPart nothing="Nothing waits for your decision" seenInOwn={false} />;
}
