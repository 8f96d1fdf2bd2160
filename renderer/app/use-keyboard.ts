import { useEffect, useState } from 'react';
import type { ActionId, KeyPlace } from '#shared/domain/keys/action.ts';
import type { Bindings } from '#shared/domain/keys/bindings.ts';
import { isCharacterStep, pressOf, stepOf, worksWhileTyping } from '#shared/domain/keys/press.ts';
import { GRID_ID } from '../features/board/board-list.tsx';
import { type Doing, NO_FORM, type Offers } from '../ui/offers.tsx';
import { keyPair } from './key-pair.ts';
import { stillTyping } from './still-typing.ts';

const TYPING =
  'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable="true"]';
/** Dialogs and menus answer their own keys. */
const OWN_KEYS = 'dialog, [role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';
const PLACES: readonly { readonly place: KeyPlace; readonly within: string }[] = [
  { place: 'list', within: `#${GRID_ID}, .lane-cards` },
  { place: 'evidence', within: '.evidence-piece summary' },
];

function placeOf(from: Element) {
  const isField = from.matches(TYPING);
  if (from.closest(OWN_KEYS)) return isField ? 'field of a dialog' : 'elsewhere in a dialog';
  return isField ? 'other field' : 'page';
}

/**
 * Keys that type something work anywhere but where a person types; the others work there too.
 * @param offers what a list on the screen makes of keys, before they mean an action.
 * @param typeAhead takes letters for what is about to be there; false: nothing is, they are keys.
 */
export function useKeyboard(
  actions: Readonly<Record<ActionId, Doing>>,
  { actionFor, beginsPair, singleKeys }: Bindings,
  typeAhead: (letters: string) => boolean,
  offers: Pick<Offers, 'keyOf'>,
): void {
  // Both outlive the form that closes, the actions that change with it and the keys that are read.
  const [typing] = useState(stillTyping);
  const [pair] = useState(keyPair);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || !event.key) return;
      const from = event.target instanceof Element ? event.target : document.body;
      if (from.closest(OWN_KEYS)) return;
      const step = stepOf(pressOf(event));
      if (step === null) return;
      if (from.matches(TYPING) && step !== 'Escape' && !worksWhileTyping(step)) return;
      if (step === 'Enter' && from !== document.body) return; // the thing in focus answers it
      const places = PLACES.filter(({ within }) => from.closest(within)).map(({ place }) => place);
      const before = pair.begun(event.timeStamp);
      // The second key of a pair means the pair, whatever the list on the screen makes of it alone.
      const own =
        before === null && (singleKeys || !isCharacterStep(step)) ? offers.keyOf(step) : null;
      if (own) {
        event.preventDefault();
        if (own() === NO_FORM) typing.begin(event.timeStamp);
        return;
      }
      const id = actionFor(step, before, places);
      pair.begin(before === null && beginsPair(step) ? step : null, event.timeStamp);
      if (!id) return;
      event.preventDefault();
      const { run, whyNot } = actions[id];
      if (whyNot() === null) run();
    };
    /** Comes before what is in focus: the list would take the space between two words. */
    const onLetter = (event: KeyboardEvent) => {
      if (event.isComposing || !event.key) return;
      const from = event.target instanceof Element ? event.target : document.body;
      const step = stepOf(pressOf(event));
      if (step === null) return; // Shift alone, on the way to a letter
      const isCharacter = isCharacterStep(step);
      const where = placeOf(from);
      const isWritten = typing.belongs({ atMs: event.timeStamp, isCharacter, where });
      if (where !== 'page') return;
      if (!isWritten && !(isCharacter && typeAhead(event.key))) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const onPointer = () => {
      pair.forget();
      typing.forget();
    };
    window.addEventListener('keydown', onLetter, true);
    window.addEventListener('keydown', onKey);
    window.addEventListener('pointerdown', onPointer, true);
    return () => {
      window.removeEventListener('keydown', onLetter, true);
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('pointerdown', onPointer, true);
    };
  }, [actions, actionFor, beginsPair, singleKeys, typeAhead, offers, typing, pair]);
}
