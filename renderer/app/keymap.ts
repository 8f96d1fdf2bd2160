/** What a key asks for. The meaning is given by `use-keyboard.ts`, the words by the list of keys. */
export type KeyAction =
  | 'down'
  | 'up'
  | 'open'
  | 'full'
  | `tab-${1 | 2 | 3 | 4 | 5}`
  | 'follow'
  | 'merged'
  | 'back'
  | 'search'
  | 'keys'
  | 'take'
  | 'status'
  | 'comment'
  | 'remind'
  | 'portal'
  | 'arrivals'
  | 'go-board'
  | 'go-inbox'
  | 'go-tenants'
  | 'go-outbox'
  | 'go-settings';

interface KeyEntry {
  /** One key, or two pressed one after the other. */
  readonly keys: readonly string[];
  readonly action: KeyAction;
  readonly name: string;
  /** Works also while single-key shortcuts are switched off. */
  readonly always?: true;
}

export const KEYMAP: readonly KeyEntry[] = [
  { keys: ['j'], action: 'down', name: 'Next incident' },
  { keys: ['k'], action: 'up', name: 'Previous incident' },
  { keys: ['Enter'], action: 'open', name: 'Open the incident; again: full screen', always: true },
  { keys: ['f'], action: 'full', name: 'Full screen, and back' },
  { keys: ['1'], action: 'tab-1', name: 'Full screen: summary' },
  { keys: ['2'], action: 'tab-2', name: 'Full screen: alerts' },
  { keys: ['3'], action: 'tab-3', name: 'Full screen: evidence' },
  { keys: ['4'], action: 'tab-4', name: 'Full screen: activity' },
  { keys: ['5'], action: 'tab-5', name: 'Full screen: related incidents' },
  { keys: ['m'], action: 'follow', name: 'Follow a merged incident to where it went' },
  { keys: ['Backspace'], action: 'merged', name: 'Back to the merged incident' },
  { keys: ['Escape'], action: 'back', name: 'Back: close what is open', always: true },
  { keys: ['/'], action: 'search', name: 'Search' },
  { keys: ['t'], action: 'take', name: 'Take the incident' },
  { keys: ['s'], action: 'status', name: 'Change the status' },
  { keys: ['c'], action: 'comment', name: 'Write a comment' },
  { keys: ['n'], action: 'remind', name: 'Remind me of the incident' },
  { keys: ['o'], action: 'portal', name: 'Open in Defender' },
  { keys: ['.'], action: 'arrivals', name: 'Show what is new' },
  { keys: ['g', 'b'], action: 'go-board', name: 'Go to the board' },
  { keys: ['g', 'i'], action: 'go-inbox', name: 'Go to the inbox' },
  { keys: ['g', 't'], action: 'go-tenants', name: 'Go to the tenants' },
  { keys: ['g', 'o'], action: 'go-outbox', name: 'Go to the outbox' },
  { keys: ['g', 's'], action: 'go-settings', name: 'Go to the settings' },
  { keys: ['?'], action: 'keys', name: 'Show this list' },
];

/** Keys that the list of incidents answers itself while it has the focus. */
export const LIST_KEYS: readonly { readonly keys: string; readonly name: string }[] = [
  { keys: '↑ ↓', name: 'Move by one incident' },
  { keys: 'Page up, Page down', name: 'Move by one screen' },
  { keys: 'Home, End', name: 'First and last incident' },
  { keys: 'x, Ctrl+click', name: 'Pick the incident, and let it go' },
  { keys: 'Shift+↑ ↓, Shift+click', name: 'Pick more in a row' },
  { keys: 'Ctrl+A', name: 'Pick all that the filter shows, up to 2,000' },
  { keys: 'e', name: 'Change what is picked' },
];

/** The action of a key after the one before it (null: none that could begin a pair). */
export function actionFor(
  key: string,
  before: string | null,
  singleKeys: boolean,
): KeyAction | null {
  const entry = KEYMAP.find(({ keys }) =>
    keys.length === 2 ? keys[0] === before && keys[1] === key : before === null && keys[0] === key,
  );
  return entry && (singleKeys || entry.always) ? entry.action : null;
}

export function beginsPair(key: string): boolean {
  return KEYMAP.some(({ keys }) => keys.length === 2 && keys[0] === key);
}
