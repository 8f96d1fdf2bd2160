import type { AccessRequest } from '../world/entitlement/access-model.ts';
import { stageAt } from '../world/entitlement/request-life.ts';
import type { Subject } from '../world/entitlement/roster.ts';
import { mayDecide, type TenantAccess } from '../world/entitlement/tenant-access.ts';
import { type DrillContext, found, type Output } from './drill-context.ts';

/** What drills on access packages find and tell. @throws DrillError for what does not exist. */

export function accessIn({ world, access }: DrillContext, tenantId: string): TenantAccess {
  const tenant = found(world.byId.get(tenantId), `There is no customer tenant ${tenantId}.`);
  return found(
    access.of(tenant),
    'We come into that tenant through GDAP: it has no access packages for us.',
  );
}

export function subjectNamed(
  { settings }: DrillContext,
  access: TenantAccess,
  name = settings.person.userPrincipalName,
): Subject {
  const one = [...access.roster.byKey.values()].find(({ email }) => email === name);
  return found(one, `Nobody there is called ${name}.`);
}

export function requestIn(access: TenantAccess, id: string): AccessRequest {
  return found(access.requests.get(id), `There is no request ${id} in that tenant.`);
}

const addressOf = (access: TenantAccess, key: string | null) =>
  access.roster.byKey.get(key ?? '')?.email ?? '';

export function tellDrillRequest(
  access: TenantAccess,
  request: AccessRequest,
): Output<'access.request'> {
  return {
    requestId: request.id,
    type: request.type,
    packageId: request.packageId,
    policyId: request.policyId,
    package: access.packages.get(request.packageId)?.name ?? '',
    requestor: addressOf(access, request.requestor),
    target: addressOf(access, request.target),
    state: request.state,
    status: request.status,
    assignmentId: request.assignmentId,
    stages: request.stages.map((stage, place) => ({
      id: stage.id,
      status: stage.status,
      result: stage.result,
      by: stage.by === null ? null : addressOf(access, stage.by),
      approvers: approversOf(access, request, place).map(({ email }) => email),
    })),
  };
}

/** Who may decide a stage of a request now. */
export function approversOf(
  access: TenantAccess,
  request: AccessRequest,
  place: number,
): readonly Subject[] {
  const at = stageAt(access, request, place);
  if (!at) return [];
  return [...access.roster.byKey.values()].filter(({ key }) =>
    mayDecide(at.rule, at.stage.escalated, request, key),
  );
}

export function isoOrNull(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
