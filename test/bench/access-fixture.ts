import { accessRows } from '#electron/core/store/access-rows.ts';
import type { Database } from '#electron/core/store/database.ts';
import { syncStore } from '#electron/core/store/sync-store.ts';
import { tenantNumbers } from '#electron/core/store/tenant-numbers.ts';
import { ACCESS_KIND, type AccessSeen } from '#shared/domain/access/access-seen.ts';
import { Approval } from '#shared/domain/access/approval.ts';
import { Assignment } from '#shared/domain/access/assignment.ts';
import { AccessPackage } from '#shared/domain/access/package.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { HOUR_MS, instant } from '#shared/time.ts';

export const PENDING = 500;
export const ASSIGNMENTS = 1_100;
export const PACKAGES = 750;

interface AccessFill {
  /** In the cache already. */
  readonly tenants: readonly TenantId[];
  readonly nowMs: number;
}

/** Fills an open cache with what one approver sees of a provider at work (design 1), spread over all tenants. */
export function fillAccess(db: Database, { tenants, nowMs }: AccessFill): void {
  const rows = accessRows(db);
  const syncs = syncStore(db);
  const numbers = tenantNumbers(db);
  const at = instant(nowMs);
  const seen: AccessSeen = {
    reach: 'whole',
    readAt: at,
    triedAt: at,
    trouble: null,
    unread: [],
    seesAll: true,
    requirementsAt: at,
    moving: null,
  };
  const items = <T>(count: number, index: number, make: (place: number) => T) => {
    const own = Array.from({ length: count }, (_, place) => place);
    return own.filter((place) => place % tenants.length === index).map(make);
  };
  db.transaction(() => {
    for (const [index, tenantId] of tenants.entries()) {
      const tenant = numbers.numberOf(tenantId);
      syncs.saveCursor(tenant, ACCESS_KIND, JSON.stringify(seen));
      const approvals = items(PENDING, index, (place) => madeApproval(tenantId, place, nowMs));
      rows.replace(tenant, {
        kind: 'approval',
        items: approvals.map((one) => ({ id: one.request.id, body: JSON.stringify(one) })),
      });
      const had = items(ASSIGNMENTS, index, (place) => madeAssignment(tenantId, place, nowMs));
      rows.replace(tenant, {
        kind: 'assignment',
        items: had.map((one) => ({ id: one.id, body: JSON.stringify(one) })),
      });
      const offered = items(PACKAGES, index, (place) => madePackage(tenantId, place));
      rows.replace(tenant, {
        kind: 'package',
        items: offered.map((one) => ({ id: one.id, body: JSON.stringify(one) })),
      });
    }
  })();
}

const person = (place: number) => ({
  objectId: `person-${place % 36}`,
  name: `Analyst ${place % 36}`,
  principalName: `analyst${place % 36}@msp.example`,
  email: `analyst${place % 36}@msp.example`,
  organization: 'MSP',
});

function madeApproval(tenantId: TenantId, place: number, nowMs: number): Approval {
  const who = person(place);
  return Approval.parse({
    request: {
      tenantId,
      id: `request-${place}`,
      type: 'userAdd',
      state: 'pendingApproval',
      status: 'PendingApproval',
      createdAt: instant(nowMs - (place % 300) * HOUR_MS),
      completedAt: null,
      justification: `Shift ${place}: the roster of next month has me in this tenant for the nights.`,
      answers: [1, 2, 3].map((question) => ({
        questionId: `q${question}`,
        question: `Question ${question} of this policy?`,
        value: `Answer ${place}`,
        shown: `Answer ${place}`,
      })),
      package: { id: 'package', name: `SOC Tier ${(place % 3) + 1}` },
      policy: {
        id: 'policy',
        name: 'Analysts of the provider',
        approvalForAdd: true,
        stages: [1, 2].map(() => ({
          denyAfter: 'P14D',
          escalateAfter: null,
          justification: place % 2 === 0,
          approvers: ['Approvers of the provider'],
          alternates: [],
        })),
        ends: { type: 'afterDuration', duration: 'P365D', endAt: null },
        targetScope: 'specificConnectedOrganizationUsers',
        isReviewed: true,
      },
      requestor: who,
      target: who,
      assignmentId: null,
      startAt: null,
      ends: null,
    },
    stages: [1, 2].map((stage) => ({
      id: `stage-${place}-${stage}`,
      name: `Stage ${stage}`,
      status: stage === 1 ? 'inProgress' : 'initializing',
      result: 'notReviewed',
      assignedToMe: stage === 1,
      reviewedBy: null,
      reviewedAt: null,
      justification: null,
    })),
    seenAt: instant(nowMs),
    goneAt: null,
  });
}

function madeAssignment(tenantId: TenantId, place: number, nowMs: number): Assignment {
  return Assignment.parse({
    tenantId,
    id: `assignment-${place}`,
    state: 'delivered',
    status: 'Delivered',
    package: { id: 'package', name: `SOC Tier ${(place % 3) + 1}` },
    policyId: 'policy',
    policyName: 'Analysts of the provider',
    target: person(place),
    isMine: place % 36 === 0,
    startAt: instant(nowMs - 90 * 24 * HOUR_MS),
    endAt: instant(nowMs + (place % 400) * 24 * HOUR_MS),
    endsKnown: true,
    expiredAt: null,
  });
}

function madePackage(tenantId: TenantId, place: number): AccessPackage {
  return AccessPackage.parse({
    tenantId,
    id: `package-${place}`,
    name: `SOC Tier ${(place % 3) + 1}, part ${place}`,
    description: 'What an analyst of the provider needs in this tenant.',
    catalog: 'MSSP access',
    requirements: [
      {
        policyId: 'policy',
        name: 'Analysts of the provider',
        description: null,
        approvalForAdd: true,
        approvalForUpdate: true,
        justification: true,
        customSchedule: true,
        ends: { type: 'afterDuration', duration: 'P365D', endAt: null },
        questions: [],
      },
    ],
  });
}
