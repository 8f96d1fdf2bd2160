import { type AccessRequest, isRemoval, isUpdate } from './request.ts';

/** Who has to do something before it goes on. */
export type Actor = 'you' | 'approvers' | 'service' | 'administrator' | 'nobody';

/** A state of Entra for a person: its own word, what happens next, and who has to act. */
export interface StateWords {
  /** Entra's own word, as My Access spells it; an unknown one as the service wrote it. */
  readonly label: string;
  /** What happens next, in a sentence. */
  readonly next: string;
  readonly who: Actor;
}

const words = (label: string, who: Actor, next: string): StateWords => ({ label, who, next });

const BY_WHOM = 'By whom and why is not told here: My Access of the tenant may say it.';
const WHO_DENIED = `${BY_WHOM} You can ask again.`;

/** Every request state of the contract (accessPackageRequestState, FACTS.md b). */
export const REQUEST_WORDS = {
  submitted: words('Submitted', 'service', 'The service takes it in.'),
  pendingApproval: words('Pending approval', 'approvers', 'An approver of this tenant decides.'),
  scheduled: words('Scheduled', 'service', 'Approved; it begins on the day you asked for.'),
  delivering: words('Delivering', 'service', 'The groups and roles are being given.'),
  delivered: words('Delivered', 'nobody', 'It is done.'),
  partiallyDelivered: words(
    'Partially delivered',
    'administrator',
    'Some of its groups or roles are missing: an administrator there can reprocess it.',
  ),
  deliveryFailed: words(
    'Delivery failed',
    'administrator',
    'It could not be given: an administrator there can reprocess it.',
  ),
  denied: words('Denied', 'you', `You do not get it. ${WHO_DENIED}`),
  canceled: words('Canceled', 'you', 'It was taken back. You can ask again.'),
} as const satisfies Readonly<Record<string, StateWords>>;

/** Every assignment state of the contract (accessPackageAssignmentState, FACTS.md b). */
export const ASSIGNMENT_WORDS = {
  delivering: words('Delivering', 'service', 'The groups and roles are being given.'),
  delivered: words('Delivered', 'nobody', 'You have it.'),
  partiallyDelivered: words(
    'Partially delivered',
    'administrator',
    'Some of its groups or roles are missing: an administrator there can reprocess it.',
  ),
  deliveryFailed: words(
    'Delivery failed',
    'administrator',
    'You do not have it: an administrator there can reprocess it, or ask again.',
  ),
  expired: words('Expired', 'you', 'You do not have it any more. You can ask again.'),
} as const satisfies Readonly<Record<string, StateWords>>;

/** The detail beside a state where it says more than the state does (FACTS.md b: free text). */
const DETAILS: Readonly<Record<string, StateWords>> = {
  pendingapprovalescalated: words(
    'Pending approval (escalated)',
    'approvers',
    'The first approvers took too long: the alternates may decide too.',
  ),
  approvaltimedout: words(
    'Denied (approval timed out)',
    'you',
    'Nobody decided in time, so it denied itself. You can ask again.',
  ),
};

const unknownWord = (state: string): StateWords =>
  words(state, 'service', 'Entra says no more of this state. Look in My Access.');

function wordsIn(table: Readonly<Record<string, StateWords>>, state: string): StateWords {
  return (Object.hasOwn(table, state) ? table[state] : undefined) ?? unknownWord(state);
}

/**
 * Of a request for a package.
 * @param status the free text beside the state; it counts where it says more.
 */
export function requestWords(state: string, status: string | null): StateWords {
  const detail = status?.toLowerCase() ?? '';
  return (
    (Object.hasOwn(DETAILS, detail) ? DETAILS[detail] : undefined) ?? wordsIn(REQUEST_WORDS, state)
  );
}

const MAY_STILL = 'You may still have some of it: an administrator there can reprocess it.';

/** What comes next where something is taken away. */
const REMOVAL_NEXT: ReadonlyMap<string, string> = new Map([
  ['scheduled', 'It is taken away on the day asked for.'],
  ['delivering', 'The groups and roles are being taken away.'],
  ['delivered', 'It was taken away.'],
  ['partiallyDelivered', MAY_STILL],
  ['deliveryFailed', MAY_STILL],
  ['denied', 'It was not taken away.'],
  ['canceled', 'It was not taken away.'],
]);

/** What comes next where that which one has is changed. */
const UPDATE_NEXT: ReadonlyMap<string, string> = new Map([
  ['scheduled', 'Approved; the change begins on the day asked for.'],
  ['delivering', 'The change is being made.'],
  ['deliveryFailed', 'The change could not be made: an administrator there can reprocess it.'],
  ['denied', `Nothing is changed. ${WHO_DENIED}`],
  ['canceled', 'Nothing is changed. You can ask again.'],
]);

/** What comes next where an administrator gives what nobody asked for. */
const GIVEN_NEXT: ReadonlyMap<string, string> = new Map([
  ['scheduled', 'It begins on the day an administrator chose.'],
  ['denied', `You do not get it. ${BY_WHOM}`],
  ['canceled', 'You do not get it: it was taken back.'],
]);

/** What comes next by what the request wants; null: one asked for a package. */
function nextOf(request: Pick<AccessRequest, 'type'>): ReadonlyMap<string, string> | null {
  if (isUpdate(request)) return UPDATE_NEXT;
  if (isRemoval(request)) return REMOVAL_NEXT;
  return request.type === 'adminAdd' ? GIVEN_NEXT : null;
}

/** As `requestWords`, by what the request wants: what goes is not being given. Pure. */
export function wordsOfRequest(
  request: Pick<AccessRequest, 'type' | 'state' | 'status'>,
): StateWords {
  const { state, status } = request;
  const found = requestWords(state, status);
  // The detail beside the state says more than this.
  if (found !== wordsIn(REQUEST_WORDS, state)) return found;
  const next = nextOf(request);
  if (next === null) return found;
  const who = found.who === 'you' && next !== UPDATE_NEXT ? 'nobody' : found.who;
  return { ...found, who, next: next.get(state) ?? found.next };
}

export const UNEXTENDED_WORDS = ['denied', 'failed', 'canceled'] as const;
export type UnextendedWord = (typeof UNEXTENDED_WORDS)[number];

const UNEXTENDED: ReadonlyMap<string, UnextendedWord> = new Map([
  ['denied', 'denied'],
  ['deliveryFailed', 'failed'],
  ['canceled', 'canceled'],
]);

/**
 * How an extension came to nothing, behind “Extension”; null: it did not, or is under way. What was delivered in
 * part has its new end.
 */
export function unextendedWord({ state }: Pick<AccessRequest, 'state'>): UnextendedWord | null {
  return UNEXTENDED.get(state) ?? null;
}

/** As `requestWords`, of a request to extend what one had: where nothing came of it, that ends as before. */
export function extensionStateWords(state: string, status: string | null): StateWords {
  const found = requestWords(state, status);
  if (state === 'delivering') return { ...found, next: 'It is being extended.' };
  if (unextendedWord({ state }) === null) return found;
  const next = found === REQUEST_WORDS.denied ? WHO_DENIED : found.next;
  return { ...found, next: `What you had ends as before. ${next}` };
}

export function assignmentWords(state: string): StateWords {
  return wordsIn(ASSIGNMENT_WORDS, state);
}

const CLOSED = new Set(['delivered', 'partiallyDelivered', 'deliveryFailed', 'denied', 'canceled']);

/** It is still under way. A state that is not known counts as under way: nothing is asked for twice. */
export function isOpenRequest({
  state,
  completedAt,
}: Pick<AccessRequest, 'state' | 'completedAt'>): boolean {
  return completedAt === null && !CLOSED.has(state);
}

/** accesspackageassignmentrequest-cancel (FACTS.md b): only in these, by the detail beside the state. */
const CANCELLABLE = new Set([
  'accepted',
  'pendingapproval',
  'pendingnotbefore',
  'pendingapprovalescalated',
]);
const CANCELLABLE_STATES = new Set(['submitted', 'pendingApproval', 'scheduled']);

/** May be taken back now. Where the service tells no detail its state has to do. */
export function canCancel({ state, status }: Pick<AccessRequest, 'state' | 'status'>): boolean {
  if (status === null || status === '') return CANCELLABLE_STATES.has(state);
  return CANCELLABLE.has(status.toLowerCase());
}

const LIVE = new Set(['delivering', 'delivered', 'partiallyDelivered']);

/** The person has it, wholly or in part, or is about to. */
export function isLiveAssignment(state: string): boolean {
  return LIVE.has(state);
}

const DELIVERED = new Set(['delivered', 'partiallyDelivered', 'expired']);

/** The person has or had it, wholly or in part; what is only being given, or could not be, does not count. */
export function wasDelivered(state: string): boolean {
  return DELIVERED.has(state);
}
