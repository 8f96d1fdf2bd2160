import { type Action, type ActionId, ALL_ACTIONS } from './action.ts';
import { bindingsOf, isSameOrBegins } from './bindings.ts';
import type { OwnKeys } from './own-keys.ts';
import { whyReserved } from './reserved.ts';

/** The other actions that could be meant by those keys now. */
export function conflictsOf(own: OwnKeys, id: ActionId, keys: string): Action[] {
  const { keysOf } = bindingsOf(own);
  return ALL_ACTIONS.filter((other) => {
    const held = other.id === id ? null : keysOf(other.id);
    return held !== null && isSameOrBegins(held, keys);
  });
}

/** What the action in the way gets when the two swap; null = they cannot. */
export function swappedKeys(own: OwnKeys, id: ActionId, keys: string): string | null {
  const before = bindingsOf(own).keysOf(id);
  const [other, ...more] = conflictsOf(own, id, keys);
  if (before === null || !other || other.fixed === true || more.length > 0) return null;
  if (isSameOrBegins(before, keys)) return null;
  // What the list may have, as Ctrl+A, is not free for what works everywhere.
  return before.split(' ').some((step) => whyReserved(step, other) !== null) ? null : before;
}

/**
 * The choice with new keys for one action (null: none). Those in the way get its old ones (`swap`), or none.
 * What is as usual is not written down, so that a better default of a later version is taken.
 */
export function rebound(
  own: OwnKeys,
  id: ActionId,
  keys: string | null,
  inTheWay: 'swap' | 'take' = 'take',
): OwnKeys {
  const given = inTheWay === 'swap' && keys !== null ? swappedKeys(own, id, keys) : null;
  const others = keys === null ? [] : conflictsOf(own, id, keys);
  const next = { ...own, [id]: keys };
  for (const other of others) next[other.id] = given;
  const usual = new Map<string, string | null>(ALL_ACTIONS.map((one) => [one.id, one.keys]));
  return Object.fromEntries(
    Object.entries(next).filter(([name, chosen]) => !usual.has(name) || usual.get(name) !== chosen),
  );
}

/** Everything as usual; what belongs to actions of other versions stays. */
export function allReset(own: OwnKeys): OwnKeys {
  const known = new Set<string>(ALL_ACTIONS.map(({ id }) => id));
  return Object.fromEntries(Object.entries(own).filter(([name]) => !known.has(name)));
}
