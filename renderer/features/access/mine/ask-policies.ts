import type { AccessPackage } from '#shared/domain/access/package.ts';
import type { PolicyRequirement } from '#shared/domain/access/policy.ts';
import type { LeftOut } from '#shared/contract/my-access.ts';
import type { Result } from '#shared/errors.ts';
import { counted } from '../../../ui/words.ts';
import type { Deed } from './deed-words.ts';
import { type AskFor, type Chosen, packageKey } from './ask-questions.ts';

/**
 * The policy to extend under: the one it is had under; where Graph does not say which, the only one there is.
 * Null = somebody has to choose: one that is gone is never replaced by another unasked.
 */
export function heldUnder(
  offered: readonly PolicyRequirement[],
  policyId: string | null,
): PolicyRequirement | null {
  if (policyId !== null) return offered.find((one) => one.policyId === policyId) ?? null;
  return offered.length === 1 ? (offered[0] ?? null) : null;
}

/**
 * The policy that was chosen for a package. One that is not offered is none. Where none was chosen: the first of
 * what is asked for anew; what is extended takes the only one, and none of several.
 */
export function chosenOf(
  packages: readonly AccessPackage[],
  choices: Readonly<Record<string, string>>,
  deed: Deed = 'ask',
): Chosen[] {
  return packages.map((whole) => {
    const key = packageKey(whole);
    const choice = choices[key] ?? null;
    const policies = whole.requirements ?? [];
    const isAnew = choice === null && deed !== 'extend';
    const policy = isAnew ? (policies[0] ?? null) : heldUnder(policies, choice);
    return { key, whole, policy };
  });
}

/** What is extended is extended under the policy it is had under. */
export function choicesHad(
  packages: readonly Pick<AskFor, 'tenantId' | 'packageId' | 'policyId'>[],
): Record<string, string> {
  const had = packages.flatMap(({ tenantId, packageId, policyId }) =>
    policyId === null ? [] : [[`${tenantId}/${packageId}`, policyId] as const],
  );
  return Object.fromEntries(had);
}

/**
 * Why not all that was meant can be asked for, in a sentence; null = it can be, or it is not known yet. What
 * could not be read is never taken for what is not there.
 * @param read the packages with what their policies want; null until it is answered.
 */
export function whyNotAll(
  read: Result<readonly AccessPackage[]> | null,
  meant: number,
): string | null {
  if (read === null) return null;
  if (!read.ok) {
    const { message, remedy } = read.failure;
    return `What the policies want could not be read: ${message} ${remedy ?? ''}`.trim();
  }
  const gone = meant - read.value.length;
  return gone > 0 ? `${counted(gone, 'package')} cannot be asked for any more.` : null;
}

/** Those for which somebody has to choose a policy first: nothing is asked for before. */
export function withoutChoice(chosen: readonly Chosen[]): readonly Chosen[] {
  return chosen.filter(({ whole, policy }) => policy === null && isOffered(whole));
}

/** What was meant and cannot be asked for under any policy: it stands in the receipt. */
export function leftOut(
  packages: readonly Omit<AskFor, 'policyId' | 'had'>[],
  chosen: readonly Chosen[],
): LeftOut[] {
  const offered = new Set(chosen.flatMap(({ key, whole }) => (isOffered(whole) ? [key] : [])));
  return packages.flatMap(({ tenantId, packageId, title }) => {
    if (offered.has(`${tenantId}/${packageId}`)) return [];
    const reason = 'It is not offered to you any more.';
    return [{ tenantId, packageId, title, reason, problems: [] }];
  });
}

const isOffered = ({ requirements }: AccessPackage) => (requirements ?? []).length > 0;
