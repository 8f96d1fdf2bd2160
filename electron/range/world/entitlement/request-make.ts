import type {
  AccessPolicy,
  AccessRequest,
  Answer,
  AskedSchedule,
  StageState,
} from './access-model.ts';
import type { RequestType } from './access-words.ts';
import { drawsOf, type TenantAccess } from './tenant-access.ts';

/** What somebody asks for, checked already. */
export interface AskedRequest {
  readonly type: RequestType;
  readonly policy: AccessPolicy;
  /** Keys of subjects. */
  readonly requestor: string;
  readonly target: string;
  /** The assignment to change or to end. */
  readonly assignmentId?: string;
  readonly justification?: string | null;
  readonly schedule?: AskedSchedule;
  readonly answers?: readonly Answer[];
}

const NO_SCHEDULE: AskedSchedule = { startMs: null, ends: null };

/** Puts a request into the book; nothing is set going. */
export function makeRequest(
  access: TenantAccess,
  asked: AskedRequest,
  atMs: number,
): AccessRequest {
  const { policy, type } = asked;
  const number = access.nextNumber();
  const draws = drawsOf(access, 1, number);
  const approval =
    (type === 'userAdd' && policy.approvalForAdd) ||
    (type === 'userUpdate' && policy.approvalForUpdate);
  const id = draws.uuid();
  const request: AccessRequest = {
    id,
    number,
    type,
    packageId: policy.packageId,
    policyId: policy.id,
    requestor: asked.requestor,
    target: asked.target,
    createdMs: atMs,
    justification: asked.justification ?? null,
    schedule: asked.schedule ?? NO_SCHEDULE,
    answers: asked.answers ?? [],
    assignmentId: asked.assignmentId ?? null,
    state: 'submitted',
    status: 'Accepted',
    completedMs: null,
    outcome: null,
    stages: approval
      ? policy.stages.map((_, place): StageState => {
          return { ...FRESH, id: draws.uuid(), name: `Stage ${place + 1}` };
        })
      : [],
  };
  access.requests.set(id, request);
  return request;
}

const FRESH = {
  status: 'Initializing',
  result: 'NotReviewed',
  by: null,
  decidedMs: null,
  justification: null,
  escalated: false,
} as const;

/** A request that is under way for the same person and package. */
export function openRequest(
  { requests }: TenantAccess,
  target: string,
  packageId: string,
): AccessRequest | null {
  for (const request of requests.values()) {
    const same = request.target === target && request.packageId === packageId;
    if (same && request.completedMs === null) return request;
  }
  return null;
}
