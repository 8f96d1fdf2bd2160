import type { RunwayItem } from './runway.ts';

/** What becomes of somebody who is left without a package in a tenant (auth.md 7). */
export const GUEST_GOES = 'the guest account is blocked for 30 days and then removed';

/** What goes with the last package somebody has in a tenant. @param where as in “in Contoso”. */
export function cascadeWords({ isMine }: Pick<RunwayItem, 'isMine'>, where = 'there'): string {
  const whose = isMine ? 'your' : 'their';
  return `This is ${whose} last package to end ${where}: once it ends, ${GUEST_GOES}.`;
}
