/** What a press of a key tells; the members of the browser's event that are looked at. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** AltGr is held: it types characters and is no modifier of a shortcut. */
  readonly altGraph: boolean;
}

const HELD_ALONE = new Set([
  'Shift',
  'Control',
  'Alt',
  'AltGraph',
  'Meta',
  'OS',
  'Fn',
  'CapsLock',
  'NumLock',
  'ScrollLock',
  'Dead',
  'Process',
  'Compose',
  'Unidentified',
]);
const NAMED: Readonly<Record<string, string>> = { ' ': 'Space', Spacebar: 'Space', '+': 'Plus' };
const LETTER_CODE = /^Key([A-Z])$/;
const DIGIT_CODE = /^Digit([0-9])$/;
const LATIN_OR_SIGN = /^[\p{Script=Latin}\p{Script=Common}]$/u;
const CASED = /^\p{L}$/u;

/**
 * A press as one step of a shortcut: `j`, `?`, `Shift+y`, `Mod+k` (Ctrl, or Cmd on a Mac), `Alt+F3`; null for
 * a modifier alone and for what is still being composed.
 *
 * What is printed on the key counts (`key`), because that is what a person is told to press: on a German
 * keyboard `/` is Shift and 7. Where the layout has no Latin letters (Cyrillic, Greek, Hebrew, Arabic), and
 * where a modifier turns the character into another one, the place of the key decides (`code`), named as on
 * a US keyboard. Shift is told for letters and named keys only: for signs it is part of how they are typed.
 */
export function stepOf(press: KeyPress): string | null {
  if (HELD_ALONE.has(press.key)) return null;
  const types = press.altGraph && press.key.length === 1;
  const mod = !types && (press.ctrlKey || press.metaKey);
  const alt = !types && press.altKey;
  const key = keyName(press, mod || alt);
  const isSign = key.length === 1 && !CASED.test(key);
  const parts = [
    mod && 'Mod',
    alt && 'Alt',
    press.shiftKey && !(isSign && !mod && !alt) && 'Shift',
    key,
  ];
  return parts.filter((part) => part !== false).join('+');
}

function keyName({ key, code }: KeyPress, held: boolean): string {
  const named = NAMED[key];
  if (named !== undefined) return named;
  if ([...key].length > 1) return key;
  const byPlace = LETTER_CODE.exec(code)?.[1]?.toLowerCase();
  if (!LATIN_OR_SIGN.test(key)) return byPlace ?? key.toLowerCase();
  const letter = key.toLowerCase();
  if (!held || /^[a-z0-9]$/.test(letter)) return letter;
  // Alt on a Mac types å for a, and Shift turns digits into signs: the key is meant.
  return byPlace ?? DIGIT_CODE.exec(code)?.[1] ?? letter;
}

type KeyEvent = Omit<KeyPress, 'altGraph'> & {
  readonly getModifierState: (name: string) => boolean;
};

/** A press out of the browser's event. */
export function pressOf(event: KeyEvent): KeyPress {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  const altGraph = event.getModifierState('AltGraph');
  return { key, code, ctrlKey, metaKey, altKey, shiftKey, altGraph };
}

/** The two halves of a step: what is held, and the key. */
export function partsOf(step: string): { readonly held: readonly string[]; readonly key: string } {
  const parts = step.split('+');
  return { held: parts.slice(0, -1), key: parts.at(-1) ?? '' };
}

/** A letter, sign or digit with nothing but Shift: what WCAG 2.1.4 asks to be able to switch off. */
export function isCharacterStep(step: string): boolean {
  const { held, key } = partsOf(step);
  const isCharacter = [...key].length === 1 || key === 'Space' || key === 'Plus';
  return isCharacter && !held.includes('Mod') && !held.includes('Alt');
}

/** What these do to a text is its field's own. */
const EDITING = new Set(['Mod+z', 'Mod+a', 'Alt+ArrowLeft', 'Alt+ArrowRight']);

/** Steps that type nothing, so that they are free while a person types. */
export function worksWhileTyping(step: string): boolean {
  if (EDITING.has(step)) return false;
  const { held, key } = partsOf(step);
  return held.includes('Mod') || held.includes('Alt') || /^F\d+$/.test(key);
}

const SHOWN: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  Plus: '+',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'Page up',
  PageDown: 'Page down',
};

/** Keys as they are printed: `g b` stays, `Mod+Shift+f` becomes `Ctrl+Shift+F`, on a Mac `Cmd+Shift+F`. */
export function keysText(keys: string, mac: boolean): string {
  return keys
    .split(' ')
    .map((step) => {
      const { held, key } = partsOf(step);
      const names = held.map((name) => {
        if (name === 'Mod') return mac ? 'Cmd' : 'Ctrl';
        return name === 'Alt' && mac ? 'Option' : name;
      });
      const letter = held.length > 0 && [...key].length === 1 ? key.toUpperCase() : key;
      return [...names, SHOWN[key] ?? letter].join('+');
    })
    .join(' ');
}

/** Keys as `aria-keyshortcuts` has them; null for two in a row, which it cannot say (WAI-ARIA 1.2, 6.6). */
export function ariaKeys(keys: string, mac: boolean): string | null {
  if (keys.includes(' ')) return null;
  return keys.replace('Mod', mac ? 'Meta' : 'Control');
}
