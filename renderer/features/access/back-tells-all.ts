import type { AccessOverview } from '#shared/contract/access.ts';

/** The line of what came back says already all that is not sent: nothing waits but for the connection. Pure. */
export function backTellsAll({ unsent, back }: Pick<AccessOverview, 'unsent' | 'back'>): boolean {
  return back !== null && back.waiting > 0 && unsent <= back.waiting;
}
