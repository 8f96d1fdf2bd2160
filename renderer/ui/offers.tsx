import { createContext, useContext, useLayoutEffect, useRef } from 'react';
import type { ActionId } from '#shared/domain/keys/action.ts';

/** An action as it stands at this moment. */
export interface Doing {
  readonly run: () => void;
  /** Why it cannot be done now, in a sentence for the person; null = it can. */
  readonly whyNot: () => string | null;
}

/** The answer of a key that would have opened a form to write in, and said why not: what is written on is no key. */
export const NO_FORM = 'no-form';
export type NoForm = typeof NO_FORM;

/** What a list makes of a key; any answer but `NO_FORM` tells nothing. */
export type OfferedKey = () => unknown;

/** What parts of the page offer to do while they are shown. The latest offer of an action counts. */
export function createOffers() {
  const lists: Readonly<Record<string, OfferedKey>>[] = [];
  const held: { readonly id: ActionId; readonly doing: Doing }[] = [];
  return {
    /** @returns the way to take the offer back. */
    offer: (id: ActionId, doing: Doing): (() => void) => {
      const entry = { id, doing };
      held.push(entry);
      return () => {
        const at = held.indexOf(entry);
        if (at >= 0) held.splice(at, 1);
      };
    },
    /** Keys (as steps of `press.ts`) that a list on the screen answers, before they mean an action. */
    offerKeys: (keys: Readonly<Record<string, OfferedKey>>): (() => void) => {
      lists.push(keys);
      return () => {
        const at = lists.indexOf(keys);
        if (at >= 0) lists.splice(at, 1);
      };
    },
    keyOf: (step: string): OfferedKey | null =>
      lists.findLast((keys) => Object.hasOwn(keys, step))?.[step] ?? null,
    get: (id: ActionId): Doing | null => held.findLast((entry) => entry.id === id)?.doing ?? null,
  };
}
export type Offers = ReturnType<typeof createOffers>;

const OffersContext = createContext<Offers | null>(null);

export const OffersProvider = OffersContext.Provider;

const CAN: Doing['whyNot'] = () => null;

interface OfferOptions {
  /** Offered only while this is so. */
  readonly when?: boolean;
  readonly whyNot?: Doing['whyNot'];
}

/**
 * Offers an action while the component is shown. Who holds on to the offer may still take it up when it is
 * no longer made: the palette does, because opening it takes the focus away.
 */
export function useOffer(
  id: ActionId,
  run: () => void,
  { when = true, whyNot = CAN }: OfferOptions = {},
): void {
  const offers = useContext(OffersContext);
  const latest = useRef({ run, whyNot });
  latest.current = { run, whyNot };
  useLayoutEffect(() => {
    // Before the component is seen: the key that its button prints may be pressed at once.
    if (!when) return;
    return offers?.offer(id, {
      run: () => latest.current.run(),
      whyNot: () => latest.current.whyNot(),
    });
  }, [offers, id, when]);
}

/** Answers keys while the component is shown, wherever the focus is but in fields and dialogs. */
export function useOfferedKeys(keys: Readonly<Record<string, OfferedKey>>): void {
  const offers = useContext(OffersContext);
  useLayoutEffect(() => offers?.offerKeys(keys), [offers, keys]);
}
