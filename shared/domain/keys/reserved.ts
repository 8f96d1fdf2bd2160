import type { Action } from './action.ts';
import { partsOf } from './press.ts';

const MOVING = new Set([
  'Tab',
  'Enter',
  'Escape',
  'Space',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
]);
const READERS = new Set(['Insert', 'Clear', 'Help', 'ContextMenu', 'NumpadEnter']);
/** Help, reload, next part of the window, reading with a cursor, menus, full screen, the browser's tools. */
const FUNCTION_KEYS = new Set(['F1', 'F5', 'F6', 'F7', 'F10', 'F11', 'F12']);
/** Editing, closing, printing, zooming, new windows: of the system, the window or its menus. */
const WITH_MOD = new Set([...'acvxzyqwmhnrtpl0123456789-=_,.', 'Plus', 'Delete', 'Backspace']);
const WITH_MOD_SHIFT = new Set([...'acijnqrtvwz0-=_', 'Plus', 'Delete', 'Backspace']);
/** The menus of the window on Windows and Linux, and closing it. */
const WITH_ALT = new Set([...'efvwh', 'F4', 'Backspace']);

/** Back and forward, as in browsers; nothing moves about with them. */
const BACK_AND_FORTH = new Set(['Alt+ArrowLeft', 'Alt+ArrowRight']);

/** Why a step cannot be a shortcut of that action; null = it can. A sentence for the person. */
export function whyReserved(step: string, { place }: Pick<Action, 'place'>): string | null {
  const { held, key } = partsOf(step);
  const [mod, alt, shift] = ['Mod', 'Alt', 'Shift'].map((name) => held.includes(name));
  if (BACK_AND_FORTH.has(step)) return null;
  if (MOVING.has(key)) return 'These keys move about, press buttons and close things everywhere.';
  if (READERS.has(key)) return 'Screen readers begin their own commands with this key.';
  if (mod && alt) return 'Ctrl and Alt together type characters, or speak to the screen reader.';
  if (!alt && FUNCTION_KEYS.has(key)) return 'The system and the window use this key themselves.';
  if (step === 'Mod+a' && place === 'list') return null;
  if (mod && (shift ? WITH_MOD_SHIFT : WITH_MOD).has(key)) {
    return 'The system and the window use these keys themselves, for editing and for windows.';
  }
  if (alt && WITH_ALT.has(key)) return 'These keys open the menus of the window, or close it.';
  return null;
}
