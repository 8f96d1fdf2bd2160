import { SECOND_MS } from '#shared/time.ts';
import type { AccessRequest, Assignment, Ends, Outcome } from './access-model.ts';
import { durationMs } from './duration.ts';
import { admit, retire } from './guests.ts';
import { makeRequest } from './request-make.ts';
import { drawsOf, liveAssignments, type TenantAccess } from './tenant-access.ts';

/** What follows once a request needs nobody's word any more: waiting, delivery, and the end of access. */

/** Every approval is there: begins at once, or at the time that was asked for. */
export function grant(access: TenantAccess, request: AccessRequest, atMs: number): void {
  const { startMs } = request.schedule;
  if (startMs === null || startMs <= atMs) return begin(access, request, atMs);
  request.state = 'scheduled';
  request.status = 'PendingNotBefore';
  access.agenda.service({ kind: 'begin', requestId: request.id }, startMs);
}

/** Provisioning starts; it takes from half a minute to four. */
export function begin(access: TenantAccess, request: AccessRequest, atMs: number): void {
  const draws = drawsOf(access, 3, request.number);
  request.state = 'delivering';
  request.status = 'Delivering';
  if (request.assignmentId === null) {
    const held = liveAssignments(access, request.target).find(
      ({ packageId }) => packageId === request.packageId,
    );
    request.assignmentId = (held ?? makeAssignment(access, request, atMs)).id;
  }
  access.agenda.service(
    { kind: 'deliver', requestId: request.id },
    atMs + draws.between(30, 240) * SECOND_MS,
  );
}

/** An assignment that is being delivered. */
export function makeAssignment(
  access: TenantAccess,
  { policyId, packageId, target }: Pick<AccessRequest, 'policyId' | 'packageId' | 'target'>,
  atMs: number,
): Assignment {
  const number = access.nextNumber();
  const assignment: Assignment = {
    id: drawsOf(access, 4, number).uuid(),
    number,
    packageId,
    policyId,
    target,
    state: 'delivering',
    startMs: atMs,
    deliveredMs: null,
    endMs: null,
    ends: { type: 'noExpiration' },
    expiredMs: null,
  };
  access.assignments.set(assignment.id, assignment);
  return assignment;
}

/** Most deliveries go well; about one in twenty fails, wholly or in part, unless a drill says how it goes. */
export function deliver(access: TenantAccess, request: AccessRequest, atMs: number): void {
  const assignment = access.assignments.get(request.assignmentId ?? '');
  if (request.state !== 'delivering' || !assignment) return;
  const removal = /remove$/i.test(request.type);
  const outcome = removal ? 'delivered' : (request.outcome ?? drawOutcome(access, request));
  request.state = outcome;
  request.status = STATUS_OF[outcome];
  request.completedMs = atMs;
  if (removal) return end(access, assignment, atMs);
  const fresh = assignment.state === 'delivering';
  if (outcome === 'deliveryFailed') {
    if (fresh) assignment.state = 'deliveryFailed';
    return;
  }
  const policy = access.policies.get(request.policyId);
  assignment.state = outcome;
  assignment.policyId = request.policyId;
  if (fresh) assignment.startMs = atMs;
  assignment.deliveredMs = atMs;
  const changes = request.type !== 'userUpdate' || request.schedule.ends !== null;
  if (changes && policy) setEnd(access, assignment, request.schedule.ends ?? policy.ends, atMs);
  admit(access, assignment.target, atMs);
}

const STATUS_OF = {
  delivered: 'Delivered',
  deliveryFailed: 'DeliveryFailed',
  partiallyDelivered: 'PartiallyDelivered',
} as const;

function drawOutcome(access: TenantAccess, { number }: AccessRequest): Outcome {
  const draws = drawsOf(access, 5, number);
  if (draws.chance(0.03)) return 'deliveryFailed';
  return draws.chance(0.02) ? 'partiallyDelivered' : 'delivered';
}

/** Gives an assignment its end, counted from `fromMs` where it is a span. */
export function setEnd(
  access: TenantAccess,
  assignment: Assignment,
  ends: Ends,
  fromMs: number,
): void {
  assignment.ends = ends;
  assignment.endMs = endOf(ends, fromMs);
  if (assignment.endMs !== null)
    access.agenda.service(
      { kind: 'end', assignmentId: assignment.id, endMs: assignment.endMs },
      assignment.endMs,
    );
}

/** The moment something ends, or null for never. */
export function endOf(ends: Ends, fromMs: number): number | null {
  if (ends.type === 'noExpiration') return null;
  if (ends.type === 'afterDateTime') return ends.endMs;
  return fromMs + (durationMs(ends.duration) ?? 0);
}

/** Access is over. Nothing for one that is over already. */
export function end(access: TenantAccess, assignment: Assignment, atMs: number): void {
  if (assignment.state === 'expired') return;
  assignment.state = 'expired';
  assignment.expiredMs = atMs;
  retire(access, assignment.target, atMs);
}

/** The service itself takes access away and writes a request of its own about it, as it does when time is up. */
export function endByService(access: TenantAccess, assignment: Assignment, atMs: number): void {
  const policy = access.policies.get(assignment.policyId);
  if (assignment.state === 'expired' || !policy) return;
  const { target, id } = assignment;
  const asked = { type: 'systemRemove', policy, requestor: target, target } as const;
  const request = makeRequest(access, { ...asked, assignmentId: id }, atMs);
  request.state = 'delivered';
  request.status = 'Delivered';
  request.completedMs = atMs;
  end(access, assignment, atMs);
}
