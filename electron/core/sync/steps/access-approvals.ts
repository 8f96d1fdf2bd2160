import type { Approval } from '#shared/domain/access/approval.ts';
import type { AccessRequest } from '#shared/domain/access/request.ts';
import { resultWord } from '#shared/domain/access/settle-decision.ts';
import { AppError } from '#shared/errors.ts';
import { DAY_MS, type Instant, millis } from '#shared/time.ts';
import {
  type AccessCall,
  approvalStages,
  myApprovalStages,
  myRequests,
} from '../../graph/access/calls.ts';

/** What no longer waits for us is kept as history for so long. */
const HISTORY_MS = 90 * DAY_MS;

/** What waits for the person, and as history what did until a while ago. @param known as it was read before. */
export async function readApprovals(
  call: AccessCall,
  known: readonly Approval[],
  at: Instant,
): Promise<Approval[]> {
  const requests = await myRequests(call, 'approver');
  const stages = requests.length === 0 ? null : await myApprovalStages(call);
  const waiting: Approval[] = [];
  for (const request of requests) {
    // One that came between the two lists, or whose stages were left out of the first.
    const found = stages?.get(request.id) ?? (await approvalStages(call, request.id));
    waiting.push({ request, stages: found, seenAt: at, goneAt: null });
  }
  const now = new Set<string>(requests.map(({ id }) => id));
  const history: Approval[] = [];
  for (const before of known) {
    if (now.has(before.request.id)) continue;
    if (before.goneAt === null) history.push(await closed(call, before, at));
    else if (millis(at) - millis(before.goneAt) < HISTORY_MS) history.push(before);
  }
  return [...waiting, ...history];
}

/** Looks once more at what no longer waits for us: who decided, and how. */
async function closed(call: AccessCall, before: Approval, goneAt: Instant): Promise<Approval> {
  const { request } = before;
  try {
    const stages = await approvalStages(call, request.id);
    return { ...before, request: settled(request, stages), stages, goneAt };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code !== 'not-found' && error.code !== 'no-role') throw error;
    return { ...before, goneAt }; // what became of it is not ours to see
  }
}

/** The request itself may not be read by an approver who is through: what its stages say stands for it. */
function settled(request: AccessRequest, stages: Approval['stages']): AccessRequest {
  const isDenied = stages.some(({ status, result }) => {
    return status === 'completed' && resultWord(result) === 'deny';
  });
  return isDenied ? { ...request, state: 'denied' } : request;
}
