import { isOpen, SEVERITIES, STATUSES } from '#shared/domain/incident.ts';
import type { Turn } from '#shared/domain/turn.ts';

/**
 * Places of words in a sort. Severity ascends from informational to high; a word this version does not
 * know stands just below high, so that it is never hidden at the bottom.
 */
export function severityRank(severity: string): number {
  const known = SEVERITIES.findIndex((word) => word === severity);
  if (known === 0) return 50;
  return known < 0 ? 40 : (SEVERITIES.length - known) * 10;
}

/** Every rank from here on is work that is over. */
export const FIRST_CLOSED_RANK = 100;

/** The way of an incident: active, in progress, awaiting action, unknown words, then the closed ones. */
export function statusRank(status: string): number {
  const known = STATUSES.findIndex((word) => word === status);
  if (!isOpen(status)) return FIRST_CLOSED_RANK + known;
  return known < 0 ? 50 : known * 10;
}

/** Ours first, then the customer's, Microsoft's and nobody's. */
export const TURNS: readonly Turn[] = ['us', 'customer', 'microsoft', 'nobody'];

const KEY_LENGTH = 120;
const PLAIN = /^[\x20-\x7e]*$/;
const MARKS = /\p{M}/gu;

/** What text is sorted by: case and accents do not count, only the first 120 characters do. */
export function sortKey(text: string): string {
  const start = text.length > KEY_LENGTH ? text.slice(0, KEY_LENGTH) : text;
  if (PLAIN.test(start)) return start.toLowerCase();
  return start.normalize('NFKD').replace(MARKS, '').toLowerCase().toWellFormed();
}
