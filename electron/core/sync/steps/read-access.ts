import type { AccessSeen, UnreadPart } from '#shared/domain/access/access-seen.ts';
import type { Assignment } from '#shared/domain/access/assignment.ts';
import type { AccessPackage } from '#shared/domain/access/package.ts';
import type { AccessReview } from '#shared/domain/access/review.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import { HOUR_MS, type Instant, millis } from '#shared/time.ts';
import {
  type AccessCall,
  allAssignments,
  myAssignments,
  myPackages,
  myRequests,
  myReviews,
  packageRequirements,
} from '../../graph/access/calls.ts';
import type { AccessKind, AccessList, AccessReader } from '../../store/access-rows.ts';
import { LOOK_EVERY_MS, movingMark } from './access-moving.ts';
import { readApprovals } from './access-approvals.ts';
import { type PartReader, partReader } from './part-reader.ts';

/** How often the questions of a package are asked for anew: one call a package. */
const QUESTIONS_EVERY_MS = HOUR_MS;

export interface ReadingParts {
  readonly tenantId: TenantId;
  readonly stored: Pick<AccessReader, 'ofTenant'>;
  readonly seen: AccessSeen;
  readonly at: Instant;
}

/** What one look found; of what it could not read there is no list, and what was kept of it stays. */
export interface FoundAccess extends Omit<AccessSeen, 'readAt' | 'triedAt' | 'trouble' | 'moving'> {
  readonly lists: readonly AccessList[];
  /** What of one's own moves by itself, as `movingMark` has it. */
  readonly moves: string | null;
}

/** What is read again while something of one's own moves. */
export type FoundOwn = Pick<FoundAccess, 'lists' | 'moves'>;

/**
 * Everything that one permission shows of a tenant, each part by itself: what fails in one is told of that
 * one. @throws AppError where nothing of the person's own could be read, or for trouble of the whole tenant.
 */
export async function readAccess(call: AccessCall, from: ReadingParts): Promise<FoundAccess> {
  const { stored, tenantId, seen, at } = from;
  const parts = partReader(seen.unread, at);
  const listed = await parts.read('packages', () => myPackages(call));
  const requests = await parts.read('requests', () => myRequests(call, 'target'));
  const mine = await parts.read('assignments', () => myAssignments(call));
  parts.mustHaveRead();
  const own = requests ?? stored.ofTenant(tenantId, 'request');
  const had = mine ?? stored.ofTenant(tenantId, 'assignment').filter(({ isMine }) => isMine);
  const moves = movingMark(own, had, millis(at));
  const asksAgain = isDue(seen.requirementsAt, millis(at));
  const packages = listed && (await withQuestions(call, from, { listed, asksAgain, parts }));
  const lists = [packages && list('package', packages), requests && list('request', requests)];
  const isAnswered = listed !== null && !parts.isUnread('questions');
  const requirementsAt = asksAgain && isAnswered ? at : seen.requirementsAt;
  if (call.bundle === 'ask') {
    lists.push(mine && list('assignment', mine));
    return found({ reach: 'own', seesAll: false, requirementsAt, moves }, lists, parts.unread());
  }
  const others = await readOthers(call, parts, seen.seesAll);
  if (mine !== null || others.read !== null) {
    const known = stored.ofTenant(tenantId, 'assignment');
    const kept = (isMine: boolean) => known.filter((one) => one.isMine === isMine);
    const theirs = others.read ?? (others.seesAll ? kept(false) : []);
    lists.push(list('assignment', joined(mine ?? kept(true), theirs)));
  }
  const approvals = await parts.read('approvals', () =>
    readApprovals(call, {
      known: stored.ofTenant(tenantId, 'approval'),
      at,
      readOne: parts.oneByOne('approvals'),
    }),
  );
  const reviews = await parts.read('reviews', () => myReviews(call));
  lists.push(
    approvals && listBy('approval', approvals, ({ request }) => request.id),
    reviews && listBy('review', reviews, reviewId),
  );
  const { seesAll } = others;
  return found({ reach: 'whole', seesAll, requirementsAt, moves }, lists, parts.unread());
}

/**
 * One's own requests and assignments alone, by two calls: what somebody else has stays as it was read.
 * @throws AppError where one of them could not be read.
 */
export async function readOwn(call: AccessCall, from: ReadingParts): Promise<FoundOwn> {
  const { stored, tenantId, at } = from;
  const requests = await myRequests(call, 'target');
  const mine = await myAssignments(call);
  const theirs = stored.ofTenant(tenantId, 'assignment').filter(({ isMine }) => !isMine);
  const lists = [list('request', requests), list('assignment', joined(mine, theirs))];
  return { lists, moves: movingMark(requests, mine, millis(at)) };
}

function found(
  how: Pick<FoundAccess, 'reach' | 'seesAll' | 'requirementsAt' | 'moves'>,
  lists: readonly (AccessList | null)[],
  unread: UnreadPart[],
): FoundAccess {
  return { ...how, unread, lists: lists.filter((one) => one !== null) };
}

function listBy<T>(kind: AccessKind, things: readonly T[], idOf: (thing: T) => string): AccessList {
  return { kind, items: things.map((one) => ({ id: idOf(one), body: JSON.stringify(one) })) };
}

function list(kind: AccessKind, things: readonly { readonly id: string }[]): AccessList {
  return listBy(kind, things, ({ id }) => id);
}

const reviewId = ({ definitionId, instanceId }: AccessReview) => `${definitionId}/${instanceId}`;

function joined(mine: readonly Assignment[], all: readonly Assignment[]): Assignment[] {
  const isMine = new Set(mine.map(({ id }) => id));
  return [...mine, ...all.filter(({ id }) => !isMine.has(id))];
}

function isDue(at: Instant | null, nowMs: number): boolean {
  return at === null || Math.abs(nowMs - millis(at)) >= QUESTIONS_EVERY_MS;
}

/** The questions of each package; where they are not asked for anew, or could not be read, those of before. */
async function withQuestions(
  call: AccessCall,
  { stored, tenantId, at }: ReadingParts,
  {
    listed,
    asksAgain,
    parts,
  }: {
    readonly listed: readonly AccessPackage[];
    readonly asksAgain: boolean;
    readonly parts: PartReader;
  },
): Promise<AccessPackage[]> {
  const known = new Map(
    stored.ofTenant(tenantId, 'package').map((one) => [one.id, one.requirements]),
  );
  const readOne = parts.oneByOne('questions');
  const read = new Map<string, AccessPackage['requirements']>();
  for (const { id } of turned(listed, Math.trunc(millis(at) / LOOK_EVERY_MS))) {
    const before = known.get(id) ?? null;
    const asks = asksAgain || before === null;
    const found = asks ? await readOne(() => packageRequirements(call, id)) : null;
    read.set(id, found ?? before);
  }
  return listed.map((one) => ({ ...one, requirements: read.get(one.id) ?? null }));
}

/** Begins elsewhere with each look, so that a few that always fail hold up the others only now and then. */
function turned<T>(things: readonly T[], by: number): T[] {
  const start = things.length === 0 ? 0 : by % things.length;
  return [...things.slice(start), ...things.slice(0, start)];
}

/** What everybody has. That only one's own may be read is no trouble: it wants a role that few have. */
async function readOthers(call: AccessCall, parts: PartReader, sawAll: boolean) {
  const read = await parts.read('others', async (): Promise<Assignment[] | 'own-only'> => {
    try {
      return await allAssignments(call);
    } catch (error) {
      if (error instanceof AppError && error.code === 'no-role') return 'own-only';
      throw error;
    }
  });
  if (read === 'own-only') return { read: null, seesAll: false };
  return { read, seesAll: read !== null || sawAll };
}
