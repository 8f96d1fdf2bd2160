import type { PolicyRequirement } from '#shared/domain/access/policy.ts';
import { lengthWords } from '#shared/domain/access/schedule.ts';

type Named = Pick<PolicyRequirement, 'policyId' | 'name' | 'ends' | 'approvalForAdd'>;

/** A policy in a line: its name, how long access under it lasts, and whether nobody has to approve. Hostile. */
export function policyWords({ policyId, name, ends, approvalForAdd }: Named): string {
  const length = lengthWords(ends);
  return [
    name === null || name.trim() === '' ? `Policy ${policyId}` : name,
    ...(length === null ? [] : [length]),
    ...(approvalForAdd ? [] : ['without approval']),
  ].join(' · ');
}
