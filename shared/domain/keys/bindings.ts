import { type Action, type ActionId, ALL_ACTIONS, type KeyPlace } from './action.ts';
import type { OwnKeys } from './own-keys.ts';
import { isCharacterStep } from './press.ts';

/** Whether pressing one of them could mean the other: the same, or one begins the other. */
export function isSameOrBegins(one: string, other: string): boolean {
  return one === other || other.startsWith(`${one} `) || one.startsWith(`${other} `);
}

export interface Bindings {
  /** The keys of an action now; null = it has none. */
  readonly keysOf: (id: ActionId) => string | null;
  /** The action of a step after the one before it (null: none that could begin a pair). */
  readonly actionFor: (
    step: string,
    before: string | null,
    places: readonly KeyPlace[],
  ) => ActionId | null;
  readonly beginsPair: (step: string) => boolean;
  /** Keys that are characters do something. */
  readonly singleKeys: boolean;
}

/**
 * Which keys mean which action. A person's own come first; a default that they took away, or that a newer
 * version gives to something else meanwhile, is then nobody's. `singleKeys` false: keys that are characters
 * do nothing and are not shown (WCAG 2.1.4).
 */
export function bindingsOf(own: OwnKeys, singleKeys = true): Bindings {
  const taken: string[] = [];
  const chosen = new Map<ActionId, string>();
  const give = (id: ActionId, keys: string | null | undefined) => {
    if (typeof keys !== 'string' || taken.some((other) => isSameOrBegins(keys, other))) return;
    taken.push(keys);
    chosen.set(id, keys);
  };
  const isOwn = ({ id, fixed }: Action) => fixed !== true && Object.hasOwn(own, id);
  for (const { id, keys } of ALL_ACTIONS.filter(({ fixed }) => fixed)) give(id, keys);
  for (const action of ALL_ACTIONS.filter(isOwn)) give(action.id, own[action.id]);
  for (const action of ALL_ACTIONS.filter((one) => !isOwn(one))) {
    if (action.fixed !== true) give(action.id, action.keys);
  }
  const works = (keys: string) => singleKeys || !isCharacterStep(keys.split(' ')[0] ?? '');
  const byKeys = new Map<string, ActionId>();
  for (const [id, keys] of chosen) if (works(keys)) byKeys.set(keys, id);
  const placeOf = new Map(ALL_ACTIONS.map(({ id, place }) => [id, place]));
  return {
    singleKeys,
    keysOf: (id) => {
      const keys = chosen.get(id);
      return keys !== undefined && works(keys) ? keys : null;
    },
    actionFor: (step, before, places) => {
      const id = byKeys.get(before === null ? step : `${before} ${step}`);
      const place = id && placeOf.get(id);
      return id && (place === undefined || places.includes(place)) ? id : null;
    },
    beginsPair: (step) => [...byKeys.keys()].some((keys) => keys.startsWith(`${step} `)),
  };
}
