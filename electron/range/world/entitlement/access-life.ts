import type { Act } from './agenda.ts';
import { begin, deliver, endByService } from './delivery.ts';
import { forget } from './guests.ts';
import { ask } from './people-life.ts';
import { cancel, decide, escalate, giveUp, settle } from './request-life.ts';
import { closeReview, judgeAlone, openReview } from './review-life.ts';
import type { TenantAccess } from './tenant-access.ts';

/** Time as it stands: the stamped one, the one lived through, and whether people act along it. */
export interface Moment {
  readonly nowMs: number;
  readonly livedMs: number;
  readonly peopleAct: boolean;
}

/** Lets happen what is due in one tenant, each at its own moment. Returns how many things happened. */
export function liveThrough(access: TenantAccess, moment: Moment): number {
  const { nowMs, livedMs, peopleAct } = moment;
  const next = () => access.agenda.next(nowMs, livedMs, peopleAct);
  let count = 0;
  for (let due = next(); due !== null; due = next()) {
    happen(access, due.act, due.atMs);
    count += 1;
  }
  return count;
}

/** One act. What it is about may be over by now; then nothing happens. */
function happen(access: TenantAccess, act: Act, atMs: number): void {
  switch (act.kind) {
    case 'settle':
    case 'begin':
    case 'deliver':
    case 'escalate':
    case 'give-up':
    case 'decide':
    case 'take-back':
      return ofRequest(access, act, atMs);
    case 'end': {
      const assignment = access.assignments.get(act.assignmentId);
      if (assignment && assignment.endMs === act.endMs) endByService(access, assignment, atMs);
      return;
    }
    case 'forget-guest':
      return forget(access, act.key, act.sinceMs, atMs);
    case 'ask':
      return ask(access, act.number, atMs);
    default: {
      const review = access.reviews.get(act.reviewId);
      if (!review) return;
      if (act.kind === 'judge') judgeAlone(access, review, act.itemId, atMs);
      else if (act.kind === 'open-review') openReview(access, review, atMs);
      else closeReview(access, review, atMs);
    }
  }
}

type OfRequest = Extract<Act, { readonly requestId: string }>;

function ofRequest(access: TenantAccess, act: OfRequest, atMs: number): void {
  const request = access.requests.get(act.requestId);
  if (!request) return;
  switch (act.kind) {
    case 'settle':
      return settle(access, request, atMs);
    case 'begin':
      if (request.state === 'scheduled') begin(access, request, atMs);
      return;
    case 'deliver':
      return deliver(access, request, atMs);
    case 'escalate':
      return escalate(access, request, act.stage, atMs);
    case 'give-up':
      return giveUp(request, act.stage, atMs);
    case 'take-back':
      cancel(request, atMs);
      return;
    default:
      decide(access, request, act.stage, act, atMs);
  }
}
