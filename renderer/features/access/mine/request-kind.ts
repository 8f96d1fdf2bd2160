import type { OwnRequestRow } from '#shared/contract/my-access.ts';
import {
  extensionStateWords,
  requestWords,
  type StateWords,
} from '#shared/domain/access/states.ts';

/** What a request wants, in a word or two; a kind that is not known as Entra has it. */
export function requestKind({ type, isExtension }: Pick<OwnRequestRow, 'type' | 'isExtension'>) {
  if (isExtension && type === 'userAdd') return 'Extension';
  return TYPES.get(type) ?? type;
}

const TYPES = new Map([
  ['userAdd', 'Asked'],
  ['userUpdate', 'Change'],
  ['userRemove', 'Give back'],
  ['adminAdd', 'Given by an administrator'],
  ['adminRemove', 'Taken by an administrator'],
  ['systemRemove', 'Ended by Entra'],
]);

/** Where a request stands, in Entra's words; null while it is only recorded here. */
export function requestState({
  state,
  status,
  isExtension,
}: Pick<OwnRequestRow, 'state' | 'status' | 'isExtension'>): StateWords | null {
  if (state === null) return null;
  return isExtension ? extensionStateWords(state, status) : requestWords(state, status);
}
