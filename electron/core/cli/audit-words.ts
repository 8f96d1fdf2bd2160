import type { AuditCheck, AuditFlaw } from '../store/audit-store.ts';
import { terminalWord } from './terminal-text.ts';

const FLAWS: Readonly<Record<AuditFlaw, string>> = {
  missing: 'the entry is missing',
  'changed-link': 'the entry, or the one before it, was changed',
  'changed-words': 'the words of the entry were changed',
  'cut-off': 'the entries from there on were cut off',
};

/** What the check of the audit trail found, on one line: the first broken link by place and time. */
export function auditInWords({ entries, brokenAt, brokenTime, flaw }: AuditCheck): string {
  if (flaw === null) return `${entries} entries, chain whole`;
  const isGone = flaw === 'missing' || flaw === 'cut-off';
  const time = brokenTime === null ? 'no time' : `${isGone ? 'after ' : ''}${brokenTime}`;
  return `broken at entry ${brokenAt} (${terminalWord(time)}): ${FLAWS[flaw]}`;
}
