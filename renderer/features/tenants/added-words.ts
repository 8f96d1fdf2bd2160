import type { TenantCandidate } from '#shared/contract/tenants.ts';
import { counted } from '../../ui/words.ts';

/**
 * `1 tenant added, 2 lines left out, 3 were there already.` `candidates` as they were before; `noted`: how
 * many were added without the contract their line names. Pure.
 */
export function addedWords(
  added: number,
  candidates: readonly Pick<TenantCandidate, 'known'>[],
  { lines, noted }: { readonly lines: boolean; readonly noted: number },
): string {
  const known = candidates.filter((candidate) => candidate.known).length;
  const left = candidates.length - known - added;
  const parts = [
    `${counted(added, 'tenant')} added`,
    left > 0 ? `${counted(left, lines ? 'line' : 'tenant')} left out` : null,
    known > 0 ? `${known.toLocaleString()} ${known === 1 ? 'was' : 'were'} there already` : null,
    noted > 0 ? `${noted.toLocaleString()} without the contract named` : null,
  ];
  return `${parts.filter((part) => part !== null).join(', ')}.`;
}
