import type { AskedPackage, AskReceipt, LeftOut } from '#shared/contract/my-access.ts';
import type { RequestId } from '#shared/domain/access/request.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { asking, type AskingParts, type Change } from './asking.ts';
import type { Made } from './left-out.ts';
import { packageState, type PackageStateParts } from './package-state.ts';
import { takingBack } from './taking-back.ts';
import type { NewWish, WishQueue } from './wish-queue.ts';

interface OwnWishesParts extends AskingParts, PackageStateParts {
  readonly access: PackageStateParts['access'];
  readonly queue: WishQueue;
}

interface AssignmentKey {
  readonly tenantId: TenantId;
  readonly assignmentId: string;
}

interface RequestKey {
  readonly tenantId: TenantId;
  readonly requestId: RequestId;
}

/** Records what a person asks for, gives back and takes back, and says of what is left out which rule forbids it. */
export function ownWishes(parts: OwnWishesParts) {
  const { queue } = parts;
  const state = packageState(parts);
  const { askOne, changeOne } = asking(parts, state);
  const { giveBackOne, requestOne } = takingBack(parts, state);

  /** Records all that may be; what waited for the person to decide anew is answered with it. */
  const record = (made: readonly Made[]): AskReceipt => {
    const wanted = made.filter((one): one is NewWish => 'wish' in one);
    const left = made.filter((one): one is LeftOut => !('wish' in one));
    if (wanted.length === 0) return { recorded: [], left };
    const recorded = queue.record(wanted);
    return {
      recorded: recorded.map(({ id, tenantId, wish }) => ({ id, tenantId, title: wish.title })),
      left,
    };
  };

  const askAll = (packages: readonly AskedPackage[], justification: string): Made[] => {
    const single = new Map(packages.map((one) => [`${one.tenantId}/${one.packageId}`, one]));
    return [...single.values()].map((one) => askOne(one, justification.trim()));
  };

  const onRequests = (kind: 'cancel' | 'reprocess', requests: readonly RequestKey[]) =>
    record(requests.map(({ tenantId, requestId }) => requestOne(kind, tenantId, requestId)));

  return {
    ask: (packages: readonly AskedPackage[], justification: string): AskReceipt =>
      record(askAll(packages, justification)),
    /** What asking for them would leave out. */
    check: (packages: readonly AskedPackage[], justification: string): LeftOut[] =>
      askAll(packages, justification).filter((one): one is LeftOut => !('wish' in one)),
    change: (change: Change): AskReceipt => record([changeOne(change)]),
    giveBack: (assignments: readonly AssignmentKey[]): AskReceipt =>
      record(assignments.map(({ tenantId, assignmentId }) => giveBackOne(tenantId, assignmentId))),
    cancel: (requests: readonly RequestKey[]): AskReceipt => onRequests('cancel', requests),
    reprocess: (requests: readonly RequestKey[]): AskReceipt => onRequests('reprocess', requests),
  };
}
