import type { HeldRow, LinkRow, OwnRequestRow, PackageRow } from '#shared/contract/my-access.ts';
import type { WishLine } from '#shared/contract/access.ts';
import type { AccessReach } from '#shared/domain/access/access-seen.ts';
import type { Assignment } from '#shared/domain/access/assignment.ts';
import type { AccessPackage } from '#shared/domain/access/package.ts';
import type { AccessRequest } from '#shared/domain/access/request.ts';
import { endedBy, isLastOf, type Unextended } from '#shared/domain/access/runway.ts';
import { lengthWords } from '#shared/domain/access/schedule.ts';
import { canReprocess } from '#shared/domain/access/settle-own.ts';
import { canCancel, isLiveAssignment, isOpenRequest } from '#shared/domain/access/states.ts';
import { aboutOf, type ListedWish, type WishId } from '#shared/domain/access/wish.ts';
import { isOpenWish } from '#shared/domain/access/wish-stage.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Instant } from '#shared/time.ts';
import { plainOrder, shortened } from '#shared/text.ts';
import { wishLine } from './wish-line.ts';

/** What all rows of one's own access are judged by. Packages as `tenant/package`. */
export interface OwnFacts {
  readonly nowMs: number;
  /** Those one may ask for. */
  readonly askable: ReadonlySet<string>;
  /** Those one has. */
  readonly held: ReadonlySet<string>;
  /** Those one has ever asked for, and of these the ones that are under way. */
  readonly requested: ReadonlySet<string>;
  readonly open: ReadonlySet<string>;
  /** The same, and those that are only recorded here, or of which no look has told yet. */
  readonly underWay: ReadonlySet<string>;
  /** What is being given back, as `tenant/assignment`. */
  readonly givingBack: ReadonlySet<string>;
  /** Whether a request asks for more of what one had then. */
  readonly isExtension: (one: AccessRequest) => boolean;
  /** How the last try to extend what one has came to nothing. */
  readonly unextended: (one: Assignment) => Unextended;
  /** What else one has in its tenant and keeps, so that one stays in the directory there. */
  readonly keptBeside: (one: Assignment) => readonly Assignment[];
  readonly reachOf: (tenantId: TenantId) => AccessReach;
  /** The last wish about any of these (`wishKey`); null = none. */
  readonly wishOf: (...about: readonly string[]) => WishLine | null;
  /** When one said that one asked for a package in the browser. */
  readonly saidAt: ReadonlyMap<string, Instant>;
}

const LONGEST = 500;
const NAMELESS = 'a package Graph does not name';

const nameOf = ({ package: one }: Pick<Assignment, 'package'>) => one?.name ?? NAMELESS;

export const offeredKey = ({ tenantId, id }: AccessPackage) => `${tenantId}/${id}`;
export const linkKey = ({ tenantId, packageId }: Pick<LinkRow, 'tenantId' | 'packageId'>) =>
  `${tenantId}/${packageId}`;
export const packageKey = ({ tenantId, package: one }: Pick<Assignment, 'tenantId' | 'package'>) =>
  `${tenantId}/${one?.id ?? ''}`;

/** Extensions and changes stand beside what is had; all others by their kind. */
export function wishKey({ tenantId, wish }: ListedWish): string {
  if (wish === null) return '';
  const kind = wish.kind === 'ask' && wish.assignmentId !== null ? 'extend' : wish.kind;
  return `${kind}/${tenantId}/${aboutOf(wish)}`;
}

export function heldRow(one: Assignment, facts: OwnFacts): HeldRow {
  const { tenantId, id: assignmentId, state } = one;
  const key = packageKey(one);
  const isLive = isLiveAssignment(state);
  const isPending = facts.underWay.has(key);
  const isLeaving = isLive && facts.givingBack.has(`${tenantId}/${assignmentId}`);
  const wish = facts.wishOf(`give-back/${tenantId}/${assignmentId}`, `extend/${key}`);
  const beside = isLive ? facts.keptBeside(one) : [];
  const [another, ...more] = beside;
  return {
    tenantId,
    assignmentId,
    packageId: one.package?.id ?? null,
    packageName: nameOf(one),
    policyId: one.policyId,
    policyName: one.policyName,
    state,
    startAt: one.startAt,
    endAt: one.endAt,
    endsKnown: one.endsKnown,
    endedAt: isLive ? null : endedBy(one, facts.nowMs),
    isLive,
    isLast: isLive && another === undefined,
    endsLast: isLive && isLastOf(one, beside, facts.nowMs),
    lastThen: another && more.length === 0 ? nameOf(another) : null,
    canAsk: facts.askable.has(key),
    isPending,
    isLeaving,
    unextended: isLive && !isPending && !isLeaving ? facts.unextended(one) : null,
    wish: wish && isAnswered(wish, isPending) ? null : wish,
  };
}

/** An extension or a change that was sent, and that a look has told the end of since: it says nothing of now. */
function isAnswered({ word, stage }: WishLine, isPending: boolean): boolean {
  return stage === 'done' && (word === 'extend' || word === 'change') && !isPending;
}

export function requestRow(one: AccessRequest, facts: OwnFacts): OwnRequestRow {
  const { tenantId, id: requestId, state, status } = one;
  const isOpen = isOpenRequest(one);
  const key = packageKey(one);
  return {
    tenantId,
    requestId,
    packageId: one.package?.id ?? null,
    packageName: nameOf(one),
    type: one.type,
    isExtension: facts.isExtension(one),
    state,
    status,
    justification: shortened(one.justification ?? '', LONGEST),
    createdAt: one.createdAt,
    completedAt: one.completedAt,
    isOpen,
    canCancel: isOpen && canCancel(one),
    canReprocess: canReprocess(one, facts.nowMs) && facts.reachOf(tenantId) === 'whole',
    canAskAgain: NOTHING_CAME.has(state) && !facts.underWay.has(key) && facts.askable.has(key),
    wish: facts.wishOf(`cancel/${tenantId}/${requestId}`, `reprocess/${tenantId}/${requestId}`),
  };
}

const NOTHING_CAME: ReadonlySet<string> = new Set(['denied', 'canceled', 'deliveryFailed']);

/**
 * What is recorded and not a request of Graph's yet; none for any other wish.
 * @param untold those that are done, and whose request no look has told of yet.
 */
export function wishRow(
  one: ListedWish,
  accountId: string | null,
  untold: ReadonlySet<WishId>,
): OwnRequestRow[] {
  const { wish, tenantId } = one;
  if (wish?.kind !== 'ask' || !(isOpenWish(one.stage) || untold.has(one.id))) return [];
  return [
    {
      tenantId,
      requestId: null,
      packageId: wish.packageId,
      packageName: wish.title,
      type: wish.type,
      isExtension: wish.assignmentId !== null && wish.type === 'userAdd',
      state: null,
      status: null,
      justification: shortened(wish.justification, LONGEST),
      createdAt: one.recordedAt,
      completedAt: null,
      isOpen: true,
      canCancel: false,
      canReprocess: false,
      canAskAgain: false,
      wish: wishLine(one, accountId),
    },
  ];
}

export function packageRow(one: AccessPackage, { held, underWay }: OwnFacts): PackageRow {
  const { tenantId, id: packageId, name } = one;
  const requirements = one.requirements ?? [];
  const lengths = new Set(requirements.map(({ ends }) => lengthWords(ends)));
  return {
    tenantId,
    packageId,
    name,
    description: shortened(one.description ?? '', LONGEST),
    catalog: one.catalog ?? '',
    policies: one.requirements?.length ?? null,
    questions: Math.max(0, ...requirements.map(({ questions }) => questions.length)),
    needsApproval: requirements.some(({ approvalForAdd }) => approvalForAdd),
    length: lengths.size === 1 ? ([...lengths][0] ?? null) : null,
    isHeld: held.has(offeredKey(one)),
    isPending: underWay.has(offeredKey(one)),
  };
}

/** A link, and what has come of asking with it: as far as is seen, else as far as one said. */
export function linkRow(
  link: Omit<LinkRow, 'reach' | 'saidAt' | 'outcome'>,
  facts: OwnFacts,
): LinkRow {
  const reach = facts.reachOf(link.tenantId);
  const saidAt = facts.saidAt.get(linkKey(link)) ?? null;
  return { ...link, reach, saidAt, outcome: outcomeOf(linkKey(link), { reach, saidAt }, facts) };
}

function outcomeOf(
  key: string,
  { reach, saidAt }: Pick<LinkRow, 'reach' | 'saidAt'>,
  { held, open, requested }: OwnFacts,
): LinkRow['outcome'] {
  const works = reach === 'whole' || reach === 'own';
  if (held.has(key)) return 'held';
  if (open.has(key) || (works && requested.has(key))) return 'requested';
  if (saidAt === null) return 'none';
  return works ? 'guest-works' : 'waiting';
}

const LAST = '9999';

/** What one has and what ends first, first; what is over last. */
export function byEnd(a: HeldRow, b: HeldRow): number {
  if (a.isLive !== b.isLive) return a.isLive ? -1 : 1;
  return plainOrder(a.endAt ?? LAST, b.endAt ?? LAST) || plainOrder(a.assignmentId, b.assignmentId);
}

/** What is under way first, newest first. */
export function byAge(a: OwnRequestRow, b: OwnRequestRow): number {
  if (a.isOpen !== b.isOpen) return a.isOpen ? -1 : 1;
  return plainOrder(b.createdAt ?? '', a.createdAt ?? '');
}
