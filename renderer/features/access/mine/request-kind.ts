import type { OwnRequestRow } from '#shared/contract/my-access.ts';
import {
  extensionStateWords,
  type StateWords,
  wordsOfRequest,
} from '#shared/domain/access/states.ts';
import { MINUTE_MS, millis } from '#shared/time.ts';
import type { TimeWords } from '../../../ui/time-format.ts';

/** What a request wants, in a word or two; a kind that is not known as Entra has it. */
export function requestKind({ type, isExtension }: Pick<OwnRequestRow, 'type' | 'isExtension'>) {
  if (isExtension && type === 'userAdd') return 'Extension';
  return TYPES.get(type) ?? type;
}

const TYPES = new Map([
  ['userAdd', 'Asked'],
  ['userUpdate', 'Change'],
  ['adminUpdate', 'Changed by an administrator'],
  ['userRemove', 'Give back'],
  ['adminAdd', 'Given by an administrator'],
  ['adminRemove', 'Taken by an administrator'],
  ['systemRemove', 'Ended by Entra'],
]);

/** Where a request stands, in Entra's words; null while it is only recorded here. */
export function requestState({
  type,
  state,
  status,
  isExtension,
}: Pick<OwnRequestRow, 'type' | 'state' | 'status' | 'isExtension'>): StateWords | null {
  if (state === null) return null;
  return isExtension ? extensionStateWords(state, status) : wordsOfRequest({ type, state, status });
}

/** What is not taken in, or not given, by then says since when it was asked for. */
const SLOW_MS = 2 * MINUTE_MS;
const IN_ENTRA = new Set(['submitted', 'delivering']);

/**
 * What happens next with a request. How long Entra takes Microsoft does not say, so nothing is promised: what takes
 * long is told by its age. Null while it is only recorded here. Pure.
 */
export function nextWords(
  row: Pick<OwnRequestRow, 'type' | 'state' | 'status' | 'isExtension' | 'createdAt'>,
  nowMs: number,
  words: Pick<TimeWords, 'age'>,
): string | null {
  const next = requestState(row)?.next ?? null;
  const { state, createdAt } = row;
  if (state === null || createdAt === null || !IN_ENTRA.has(state)) return next;
  const ageMs = nowMs - millis(createdAt);
  if (ageMs < SLOW_MS) return next;
  return `${next} Asked ${words.age(ageMs)} ago: how long it takes Entra does not say. It is looked at again by itself.`;
}
