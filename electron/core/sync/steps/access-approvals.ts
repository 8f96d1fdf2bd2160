import type { Approval } from '#shared/domain/access/approval.ts';
import type { AccessRequest } from '#shared/domain/access/request.ts';
import { resultWord } from '#shared/domain/access/settle-decision.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import { DAY_MS, HOUR_MS, type Instant, millis } from '#shared/time.ts';
import {
  type AccessCall,
  approvalStages,
  myApprovalStages,
  myRequests,
} from '../../graph/access/calls.ts';
import type { ReadOne } from './part-reader.ts';

/** What became of it is not ours to see. */
const GONE: ReadonlySet<ErrorCode> = new Set(['not-found', 'no-role']);

/** What no longer waits for us is kept as history for so long. */
const HISTORY_MS = 90 * DAY_MS;

/** For so long what became of it is asked for again, where it could not be read. */
const ASKED_AGAIN_MS = HOUR_MS;

interface Known {
  /** As it was read before. */
  readonly known: readonly Approval[];
  readonly at: Instant;
  /** Reads the stages of one, so that it holds up no other. */
  readonly readOne: ReadOne;
}

/**
 * What waits for the person, and as history what did until a while ago. One whose stages cannot be read stays
 * as it was known. Rejects where the lists themselves cannot be read.
 */
export async function readApprovals(
  call: AccessCall,
  { known, at, readOne }: Known,
): Promise<Approval[]> {
  const requests = await myRequests(call, 'approver');
  const stages = requests.length === 0 ? null : await myApprovalStages(call);
  const stagesOf = (request: AccessRequest) => readOne(() => stagesOrGone(call, request));
  const before = new Map(known.map((one) => [one.request.id, one]));
  const approvals: Approval[] = [];
  for (const request of requests) {
    const earlier = before.get(request.id);
    before.delete(request.id);
    // One that came between the two lists, or whose stages were left out of the first.
    const found = stages?.get(request.id) ?? (await stagesOf(request));
    if (found === 'gone') {
      // It was taken back between them.
      if (earlier) approvals.push({ ...earlier, goneAt: earlier.goneAt ?? at, endUnread: true });
    } else if (found === null) {
      approvals.push(asKnown(request, earlier, at));
    } else approvals.push({ request, stages: found, seenAt: at, goneAt: null });
  }
  for (const one of before.values()) {
    const { goneAt, request } = one;
    if (goneAt !== null && millis(at) - millis(goneAt) >= HISTORY_MS) continue;
    approvals.push(isAsked(one, at) ? closed(one, await stagesOf(request), at) : one);
  }
  return approvals;
}

/** Null stands for what could not be read; that there is nothing to read any more, or not for us, is an answer. */
async function stagesOrGone(
  call: AccessCall,
  { id }: AccessRequest,
): Promise<Approval['stages'] | 'gone'> {
  try {
    return await approvalStages(call, id);
  } catch (error) {
    const isGone = error instanceof AppError && GONE.has(error.code);
    if (!isGone) throw error;
    return 'gone';
  }
}

/** It waits, but its stages are those of before; the first time there are none, and nothing can be decided. */
function asKnown(request: AccessRequest, earlier: Approval | undefined, at: Instant): Approval {
  return {
    request,
    stages: earlier?.stages ?? [],
    seenAt: earlier?.seenAt ?? at,
    goneAt: null,
  };
}

function isAsked({ goneAt, endUnread }: Approval, at: Instant): boolean {
  if (goneAt === null) return true;
  return endUnread === true && millis(at) - millis(goneAt) < ASKED_AGAIN_MS;
}

/** What no longer waits for us: who decided, and how, as far as that could be read. */
function closed(
  before: Approval,
  found: Approval['stages'] | 'gone' | null,
  at: Instant,
): Approval {
  const { request, stages, seenAt } = before;
  const goneAt = before.goneAt ?? at;
  if (found === 'gone' || found === null) {
    return { request, stages, seenAt, goneAt, endUnread: true };
  }
  return { request: settled(request, found), stages: found, seenAt, goneAt };
}

/** The request itself may not be read by an approver who is through: what its stages say stands for it. */
function settled(request: AccessRequest, stages: Approval['stages']): AccessRequest {
  const isDenied = stages.some(({ status, result }) => {
    return status === 'completed' && resultWord(result) === 'deny';
  });
  return isDenied ? { ...request, state: 'denied' } : request;
}
