import { ended } from '#shared/domain/words.ts';
import type { OwnNames } from '#shared/domain/own-name.ts';
import { isSameUser } from '#shared/domain/own-name.ts';

/** What is to be said about the person's own name in a tenant: it is missing, or another than they typed. */
export function ownNameWords({ told, typed, asked }: OwnNames): string | null {
  if (told === null) {
    return typed === null && asked ? 'Your name here is not known: give it under Edit.' : null;
  }
  if (typed === null || isSameUser(told, typed)) return null;
  return `You are ${told} here. The name you gave, ${typed}, is not used.`;
}

/** The same in few words, for the table. */
export function ownNameNote(names: OwnNames): string | null {
  if (ownNameWords(names) === null) return null;
  return names.told === null ? 'Your name here is not known' : 'Not the name you gave';
}

/** What stands under the field for the name. */
export function ownNameHint({ told, typed, asked }: OwnNames): string {
  if (told !== null) {
    return ownNameWords({ told, typed, asked }) ?? ended(`The tenant tells it: ${told}`);
  }
  return asked
    ? 'This tenant tells of no user account of yours, as with GDAP. Give the user name (UPN) that incidents there are assigned to when you take them in the portal. It stays on this computer and is yours alone.'
    : 'The tenant was not asked yet. What it tells counts more than what you give here.';
}
