/** Where a person is when the keys of an action are pressed; without it they work anywhere on a screen. */
export type KeyPlace = 'list' | 'evidence';

export type ActionGroup = 'Incident' | 'Moving' | 'Board' | 'Evidence' | 'Go to' | 'Tidewatch';

interface ActionEntry {
  readonly id: string;
  readonly name: string;
  readonly group: ActionGroup;
  /** One step, or two with a space between (`press.ts`); null = reached by the palette and the mouse. */
  readonly keys: string | null;
  /** The keys are part of how every window answers and stay as they are. */
  readonly fixed?: true;
  readonly place?: KeyPlace;
}

/**
 * Everything that can be done with a key or from the palette. Made from it: the keyboard, the list of keys,
 * what buttons and menus print, the palette and the table of keys in the settings. What an action does, and
 * why it cannot be done now, is written in `renderer/app/actions/`, or offered by the part of the page that
 * knows (`renderer/ui/offers.tsx`).
 */
export const ACTIONS = [
  { id: 'take', name: 'Assign the incident to me', group: 'Incident', keys: 't' },
  { id: 'unassign', name: 'Take the incident off its assignee', group: 'Incident', keys: null },
  { id: 'status', name: 'Change the status', group: 'Incident', keys: 's' },
  { id: 'classify', name: 'Classify: set the verdict', group: 'Incident', keys: 'v' },
  { id: 'comment', name: 'Write a comment', group: 'Incident', keys: 'c' },
  { id: 'note', name: 'Write my note', group: 'Incident', keys: 'Shift+n' },
  { id: 'remind', name: 'Remind me of the incident', group: 'Incident', keys: 'n' },
  { id: 'snooze', name: 'Snooze the incident, or what is picked', group: 'Incident', keys: 'z' },
  {
    id: 'settle-mine',
    name: 'Where somebody was faster: send what is mine',
    group: 'Incident',
    keys: 'Shift+m',
  },
  {
    id: 'settle-theirs',
    name: 'Where somebody was faster: keep theirs',
    group: 'Incident',
    keys: 'Shift+t',
  },
  { id: 'portal', name: 'Open the incident in Defender', group: 'Incident', keys: 'o' },
  { id: 'copy-link', name: 'Copy the link to the incident', group: 'Incident', keys: null },
  {
    id: 'copy-app-link',
    name: 'Copy a Tidewatch link to the incident',
    group: 'Incident',
    keys: null,
  },
  {
    id: 'look-tenant',
    name: 'Look at the tenant of the incident now',
    group: 'Incident',
    keys: null,
  },

  { id: 'down', name: 'Next incident', group: 'Moving', keys: 'j' },
  { id: 'up', name: 'Previous incident', group: 'Moving', keys: 'k' },
  {
    id: 'open',
    name: 'Open the incident; again: full screen',
    group: 'Moving',
    keys: 'Enter',
    fixed: true,
  },
  { id: 'full', name: 'Full screen, and back', group: 'Moving', keys: 'f' },
  { id: 'tab-1', name: 'Full screen: summary; Access: approvals', group: 'Moving', keys: '1' },
  { id: 'tab-2', name: 'Full screen: alerts; Access: my access', group: 'Moving', keys: '2' },
  { id: 'tab-3', name: 'Full screen: evidence; Access: runway', group: 'Moving', keys: '3' },
  {
    id: 'tab-4',
    name: 'Full screen: activity; Access: access reviews',
    group: 'Moving',
    keys: '4',
  },
  { id: 'tab-5', name: 'Full screen: related incidents', group: 'Moving', keys: '5' },
  { id: 'follow', name: 'Follow a merged incident to where it went', group: 'Moving', keys: 'm' },
  { id: 'merged', name: 'Back to the merged incident', group: 'Moving', keys: 'Backspace' },
  {
    id: 'back',
    name: 'Back: close what is open',
    group: 'Moving',
    keys: 'Escape',
    fixed: true,
  },

  { id: 'search', name: 'Search the board', group: 'Board', keys: '/' },
  { id: 'arrivals', name: 'Show what is new', group: 'Board', keys: '.' },
  { id: 'pick', name: 'Pick the incident, or let it go', group: 'Board', keys: 'x' },
  {
    id: 'pick-all',
    name: 'Pick all that the filter shows, up to 2,000',
    group: 'Board',
    keys: 'Mod+a',
    place: 'list',
  },
  { id: 'change-picked', name: 'Change what is picked', group: 'Board', keys: 'e' },
  { id: 'views', name: 'Choose a view (then 1 to 9)', group: 'Board', keys: 'w' },
  { id: 'arrange', name: 'Arrange: layout, groups, columns', group: 'Board', keys: 'l' },
  { id: 'save-view', name: 'Save what the board shows as a view', group: 'Board', keys: null },
  { id: 'copy-view-link', name: 'Copy a link to what the board shows', group: 'Board', keys: null },
  { id: 'manage-views', name: 'Manage views: rename, order, export', group: 'Board', keys: null },
  { id: 'filters', name: 'Show or hide the filters', group: 'Board', keys: null },
  { id: 'charts', name: 'Show or hide the charts', group: 'Board', keys: 'h' },
  { id: 'save-csv', name: 'Save the promises kept as CSV', group: 'Board', keys: null },
  { id: 'clear-filters', name: 'Clear all filters', group: 'Board', keys: null },
  {
    id: 'filter-before',
    name: 'Back to the filter before',
    group: 'Board',
    keys: 'Alt+ArrowLeft',
  },
  { id: 'scope-open', name: 'Show open work', group: 'Board', keys: null },
  { id: 'scope-snoozed', name: 'Show snoozed work', group: 'Board', keys: null },
  { id: 'scope-closed', name: 'Show closed work', group: 'Board', keys: null },
  { id: 'scope-all', name: 'Show all work', group: 'Board', keys: null },
  { id: 'layout-list', name: 'Show as a list', group: 'Board', keys: null },
  { id: 'layout-by-status', name: 'Show as cards by status', group: 'Board', keys: null },
  { id: 'layout-by-turn', name: 'Show as cards by whose turn', group: 'Board', keys: null },
  { id: 'sort-due', name: 'Sort: due first', group: 'Board', keys: null },
  { id: 'sort-newest', name: 'Sort: newest first', group: 'Board', keys: null },
  { id: 'sort-severity', name: 'Sort: most severe first', group: 'Board', keys: null },

  {
    id: 'copy-indicator',
    name: 'Copy the indicator, defanged',
    group: 'Evidence',
    keys: 'y',
    place: 'evidence',
  },
  {
    id: 'copy-exact',
    name: 'Copy the indicator exactly as it is',
    group: 'Evidence',
    keys: 'Shift+y',
    place: 'evidence',
  },

  { id: 'go-board', name: 'Go to the board', group: 'Go to', keys: 'g b' },
  { id: 'go-inbox', name: 'Go to the inbox', group: 'Go to', keys: 'g i' },
  { id: 'go-telling', name: 'How I am told', group: 'Go to', keys: null },
  { id: 'go-access', name: 'Access: approvals that wait for me', group: 'Go to', keys: 'g a' },
  { id: 'go-my-access', name: 'Access: my access', group: 'Go to', keys: 'g m' },
  { id: 'go-runway', name: 'Access: runway, whose access ends when', group: 'Go to', keys: 'g r' },
  { id: 'go-reviews', name: 'Access: access reviews', group: 'Go to', keys: 'g v' },
  { id: 'go-trail', name: 'Access: trail of decisions', group: 'Go to', keys: 'g d' },
  { id: 'go-tenants', name: 'Go to the tenants', group: 'Go to', keys: 'g t' },
  { id: 'go-outbox', name: 'Go to the outbox', group: 'Go to', keys: 'g o' },
  { id: 'go-settings', name: 'Go to the settings', group: 'Go to', keys: 'g s' },
  { id: 'go-templates', name: 'Comment templates', group: 'Go to', keys: null },
  { id: 'list-blind', name: 'Tenants I am blind in', group: 'Go to', keys: null },
  { id: 'list-stale', name: 'Tenants that have not answered lately', group: 'Go to', keys: null },
  { id: 'list-fresh', name: 'Tenants that answered lately', group: 'Go to', keys: null },

  { id: 'palette', name: 'Commands: everything by name', group: 'Tidewatch', keys: 'Mod+k' },
  { id: 'find', name: 'Search everything', group: 'Tidewatch', keys: 'Mod+Shift+f' },
  { id: 'keys', name: 'Show the keys', group: 'Tidewatch', keys: '?' },
  {
    id: 'undo',
    name: 'Undo what was done last',
    group: 'Tidewatch',
    keys: 'Mod+z',
    fixed: true,
  },
  {
    id: 'notice',
    name: 'To the latest notice, and back',
    group: 'Tidewatch',
    keys: 'F6',
    fixed: true,
  },
  { id: 'my-names', name: 'My name in tenants', group: 'Tidewatch', keys: null },
  { id: 'look-all', name: 'Look at all tenants now', group: 'Tidewatch', keys: null },
  { id: 'sign-out', name: 'Sign out', group: 'Tidewatch', keys: null },
  { id: 'theme-dark', name: 'Theme: dark', group: 'Tidewatch', keys: null },
  { id: 'theme-light', name: 'Theme: light', group: 'Tidewatch', keys: null },
  { id: 'theme-high-contrast', name: 'Theme: high contrast', group: 'Tidewatch', keys: null },
  { id: 'theme-system', name: 'Theme: like the system', group: 'Tidewatch', keys: null },
  { id: 'density-compact', name: 'Row height: compact', group: 'Tidewatch', keys: null },
  { id: 'density-normal', name: 'Row height: normal', group: 'Tidewatch', keys: null },
  { id: 'density-comfortable', name: 'Row height: comfortable', group: 'Tidewatch', keys: null },
] as const satisfies readonly ActionEntry[];

export type ActionId = (typeof ACTIONS)[number]['id'];

/** An action as the table has it, for those who go through all of them. */
export interface Action extends ActionEntry {
  readonly id: ActionId;
}

export const ALL_ACTIONS: readonly Action[] = ACTIONS;

/** Keys that the things in focus answer themselves; they follow the usual keys of lists and forms. */
export const FIXED_KEYS: readonly { readonly keys: string; readonly name: string }[] = [
  { keys: '↑ ↓', name: 'Move by one incident' },
  { keys: 'Page up, Page down', name: 'Move by one screen' },
  { keys: 'Home, End', name: 'First and last incident' },
  { keys: 'Space, Ctrl+click', name: 'Pick the incident, and let it go (in cards: Ctrl+click)' },
  { keys: '← →', name: 'Collapse and expand a group; from column to column of cards' },
  { keys: 'Space, ← →, Enter', name: 'Cards: pick up, carry, drop (Esc puts back)' },
  { keys: 'Shift+↑ ↓ or click', name: 'Pick more in a row' },
];

/** Keys of the field in which something is written. */
export const WRITING_KEYS: readonly { readonly keys: string; readonly name: string }[] = [
  { keys: 'Ctrl+Enter', name: 'Send the comment that is being written' },
];

/** Keys of the inbox, while it is shown. */
export const INBOX_KEYS: readonly { readonly keys: string; readonly name: string }[] = [
  { keys: 'j k', name: 'Next and previous line' },
  { keys: 'Enter', name: 'Go to what the line is about' },
];

/** Keys of the list of approvals, while it is shown: what they do there goes before what they do elsewhere. */
export const APPROVAL_KEYS: readonly { readonly keys: string; readonly name: string }[] = [
  { keys: 'j k, ↑ ↓', name: 'Next and previous request' },
  { keys: 'Enter', name: 'Show everything about the request' },
  { keys: 'n', name: 'Show the first request not looked at, then what was put off' },
  { keys: '/', name: 'Filter by words' },
  { keys: 'Ctrl+A', name: 'Pick all requests of the list' },
  { keys: 'a', name: 'Approve the request, or what is picked' },
  { keys: 'd', name: 'Deny the request, or what is picked' },
  { keys: 'x, Space', name: 'Pick the request, or let it go' },
  { keys: 'u', name: 'Take back the decision on the request, else the last one' },
  { keys: 'h', name: 'Show the history, and back to what waits' },
  { keys: 'Ctrl+Enter', name: 'Record the decision that is being written' },
];

/** Keys of the list of one's own access, while it is shown. */
export const MY_ACCESS_KEYS: readonly { readonly keys: string; readonly name: string }[] = [
  { keys: 'j k, ↑ ↓', name: 'Next and previous line' },
  { keys: 'Enter', name: 'Show everything about it, and what can be done' },
  {
    keys: 'h, Shift+H',
    name: 'What one has, asked for, can ask for, in the browser: next, before',
  },
  { keys: '/', name: 'Filter by words' },
  { keys: 'x, Space', name: 'Pick the package, or let it go' },
  { keys: 'a', name: 'Ask for the packages that are picked' },
  { keys: 'e', name: 'Extend what one has, or ask again where it is over' },
  { keys: 'b', name: 'Give back what one has, after a question' },
  { keys: 'Ctrl+A', name: 'Pick all packages that the list shows' },
  { keys: 'Ctrl+Enter', name: 'Record the request that is being written' },
  { keys: 'Esc', name: 'Let go of what is picked' },
];

/** Keys of the list of access reviews, while it is shown. */
export const REVIEW_KEYS: readonly { readonly keys: string; readonly name: string }[] = [
  { keys: 'j k, ↑ ↓', name: 'Next and previous person' },
  { keys: 'Enter', name: 'Show everything about the person’s access' },
  { keys: 'n', name: 'Show the next one not looked at, then the next undecided' },
  { keys: '/', name: 'Filter by words' },
  { keys: 'a', name: 'Approve: the access stays' },
  { keys: 'd', name: 'Deny: the access ends' },
  { keys: 'w', name: 'Answer “don’t know”' },
  { keys: 'r', name: 'Take the recommendation' },
  { keys: 'x, Space', name: 'Pick the person, or let them go' },
  { keys: 'Ctrl+A', name: 'Pick everybody in the list' },
  { keys: 'u', name: 'Take back the decision on the person, else the last one' },
];

/** Keys of the runway, while it is shown as a list. */
export const RUNWAY_KEYS: readonly { readonly keys: string; readonly name: string }[] = [
  { keys: 'j k, ↑ ↓', name: 'Next and previous end' },
  { keys: '/', name: 'Filter by words' },
  { keys: 'e', name: 'Extend one’s own access, or all that is picked' },
  { keys: 'x, Space', name: 'Pick one’s own access, or let it go' },
  { keys: 'Ctrl+A', name: 'Pick all that can be extended' },
  { keys: 'Esc', name: 'Let go; else show all days again' },
];
