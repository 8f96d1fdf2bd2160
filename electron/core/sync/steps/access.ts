import type { Approval } from '#shared/domain/access/approval.ts';
import type { AccessPackage } from '#shared/domain/access/package.ts';
import type { AccessRequest } from '#shared/domain/access/request.ts';
import {
  ACCESS_KIND,
  type AccessReach,
  type AccessSeen,
  NO_ACCESS_SEEN,
} from '#shared/domain/access/access-seen.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { AppError, toFailure } from '#shared/errors.ts';
import {
  type Clock,
  DAY_MS,
  HOUR_MS,
  type Instant,
  instant,
  MINUTE_MS,
  millis,
} from '#shared/time.ts';
import {
  type AccessCall,
  allAssignments,
  approvalStages,
  myApprovalStages,
  myAssignments,
  myPackages,
  myRequests,
  myReviews,
  packageRequirements,
} from '../../graph/access/calls.ts';
import type { GraphClient } from '../../graph/client.ts';
import type { CacheWriter, TenantAccessRead } from '../../ingest/cache-writer.ts';
import type { Log } from '../../log.ts';
import {
  ACCESS_KINDS,
  type AccessKind,
  type AccessList,
  type AccessReader,
} from '../../store/access-rows.ts';

export interface AccessContext {
  readonly tenantId: TenantId;
  readonly graph: GraphClient;
  readonly writer: Pick<CacheWriter, 'saveAccess'>;
  readonly stored: Pick<AccessReader, 'ofTenant'>;
  readonly seen: AccessSeen;
  /** A person asks: then no pause is kept. */
  readonly asked: boolean;
  readonly now: Clock;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** How often a tenant is looked at by itself; access moves in days, decisions in hours. */
const LOOK_EVERY_MS = 10 * MINUTE_MS;
/** The same where nothing could be read: consent and guest accounts do not come by the minute. */
const SHUT_EVERY_MS = HOUR_MS;
/** What no longer waits for us is kept as history for so long. */
const HISTORY_MS = 90 * DAY_MS;

/**
 * Everything about access that one person may see in one tenant: what may be asked for, asked, had, and
 * what waits for their decision. Never rejects for want of an answer: how far it could be read is kept and
 * shown with the tenant, and what was read before stays with its age. @returns how many things changed,
 * or null where no look was due.
 */
export async function syncAccess(context: AccessContext): Promise<number | null> {
  const { tenantId, seen, now, signal, log, writer } = context;
  const triedAt = instant(now());
  if (!context.asked && isFresh(seen, now())) return null;
  const save = (next: AccessSeen, lists: readonly AccessList[]) =>
    writer.saveAccess({ tenantId, seen: { kind: ACCESS_KIND, text: JSON.stringify(next) }, lists });
  try {
    const { lists, ...found } = await readAccess(context, triedAt);
    return await save({ ...found, readAt: triedAt, triedAt, trouble: null }, lists);
  } catch (error) {
    if (signal.aborted) throw error;
    const shut = shutReach(error);
    if (shut !== null) return save({ ...seen, reach: shut, triedAt, trouble: null }, []);
    log.warn({ tenantId, err: error }, 'the access of a tenant could not be read');
    const { message, remedy } = toFailure(error);
    const trouble = { reason: message, remedy, since: seen.trouble?.since ?? triedAt };
    return save({ ...seen, triedAt, trouble }, []);
  }
}

/** The access of a tenant before its first look, in place of what somebody else could see there. */
export function nothingRead(tenantId: TenantId): TenantAccessRead {
  return {
    tenantId,
    seen: { kind: ACCESS_KIND, text: JSON.stringify(NO_ACCESS_SEEN) },
    lists: ACCESS_KINDS.map((kind) => ({ kind, items: [] })),
  };
}

function isFresh({ triedAt, reach, trouble }: AccessSeen, nowMs: number): boolean {
  if (triedAt === null) return false;
  const isOpen = trouble === null && (reach === 'whole' || reach === 'own');
  return Math.abs(nowMs - millis(triedAt)) < (isOpen ? LOOK_EVERY_MS : SHUT_EVERY_MS);
}

/** What an error says about the tenant as a whole; null for trouble that passes. */
function shutReach(error: unknown): AccessReach | null {
  if (!(error instanceof AppError)) return null;
  if (error.code === 'not-found' || error.code === 'not-a-member') return 'no-guest';
  if (error.code === 'no-role') return 'closed';
  return error.code === 'needs-consent' ? 'needs-consent' : null;
}

interface Found extends Omit<AccessSeen, 'readAt' | 'triedAt' | 'trouble'> {
  readonly lists: readonly AccessList[];
}

async function readAccess(context: AccessContext, at: Instant): Promise<Found> {
  const { graph, signal, log, tenantId } = context;
  try {
    return await readWith({ graph, signal, bundle: 'access' }, context, at);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'needs-consent') throw error;
    log.info({ tenantId }, 'only the own access of a tenant can be read: the rest lacks consent');
    return readWith({ graph, signal, bundle: 'ask' }, context, at);
  }
}

async function readWith(call: AccessCall, context: AccessContext, at: Instant): Promise<Found> {
  const { seen } = context;
  const isWhole = call.bundle === 'access';
  const listedPackages = await myPackages(call);
  const asksAgain = isDue(seen.requirementsAt, millis(at));
  const packages = await withRequirements(call, context, listedPackages, asksAgain);
  const requests = await myRequests(call, 'target');
  const mine = await myAssignments(call);
  const lists = [list('package', packages), list('request', requests)];
  const requirementsAt = asksAgain ? at : seen.requirementsAt;
  if (!isWhole) {
    lists.push(list('assignment', mine));
    return { reach: 'own', seesAll: false, requirementsAt, lists };
  }
  const others = await othersAssignments(call);
  const isMine = new Set(mine.map(({ id }) => id));
  const assignments = [...mine, ...(others ?? []).filter(({ id }) => !isMine.has(id))];
  const approvals = await readApprovals(call, context, at);
  lists.push(
    list('assignment', assignments),
    { kind: 'approval', items: approvals.map((one) => item(one.request.id, one)) },
    {
      kind: 'review',
      items: (await myReviews(call)).map((one) => {
        return item(`${one.definitionId}/${one.instanceId}`, one);
      }),
    },
  );
  return { reach: 'whole', seesAll: others !== null, requirementsAt, lists };
}

const item = (id: string, body: unknown) => ({ id, body: JSON.stringify(body) });
const list = (kind: AccessKind, things: readonly { readonly id: string }[]): AccessList => {
  return { kind, items: things.map((one) => item(one.id, one)) };
};

function isDue(at: Instant | null, nowMs: number): boolean {
  return at === null || Math.abs(nowMs - millis(at)) >= HOUR_MS;
}

/** The questions of each package; where they are not asked for anew, those of before. */
async function withRequirements(
  call: AccessCall,
  { stored, tenantId }: AccessContext,
  packages: readonly AccessPackage[],
  asksAgain: boolean,
): Promise<AccessPackage[]> {
  const known = new Map(stored.ofTenant(tenantId, 'package').map((one) => [one.id, one]));
  const whole: AccessPackage[] = [];
  for (const one of packages) {
    const before = known.get(one.id)?.requirements ?? null;
    const requirements =
      asksAgain || before === null ? await packageRequirements(call, one.id) : before;
    whole.push({ ...one, requirements });
  }
  return whole;
}

/** Null where only one's own may be read. */
async function othersAssignments(call: AccessCall) {
  try {
    return await allAssignments(call);
  } catch (error) {
    if (error instanceof AppError && error.code === 'no-role') return null;
    throw error;
  }
}

/** What waits for the person, and as history what did until a while ago. */
async function readApprovals(
  call: AccessCall,
  { stored, tenantId }: AccessContext,
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
  for (const before of stored.ofTenant(tenantId, 'approval')) {
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
    return status === 'completed' && (result === 'deny' || result === 'denied');
  });
  return isDenied ? { ...request, state: 'denied' } : request;
}
