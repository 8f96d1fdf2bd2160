import type { PackageId } from '#shared/domain/access/package.ts';
import type { PolicyRequirement } from '#shared/domain/access/policy.ts';
import type { TenantId } from '#shared/domain/tenant.ts';

export interface PackageRef {
  readonly tenantId: TenantId;
  readonly packageId: PackageId;
}

/** A package with one of the policies it may be asked under. */
export interface Offered extends PackageRef {
  readonly policy: PolicyRequirement;
}

/** Asked for as an orderly person does. */
export function asked({ tenantId, packageId, policy }: Offered) {
  const answers = policy.questions.map(({ id, kind, pattern, choices }) => {
    const text = pattern === null ? 'Tokens.' : 'INC123456';
    return { questionId: id, values: [kind === 'choice' ? (choices[0]?.value ?? '') : text] };
  });
  const { policyId } = policy;
  return { tenantId, packageId, policyId, answers, startAt: null, endAt: null };
}
