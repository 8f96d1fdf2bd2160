import type { Input, Output } from '#shared/contract/contract.ts';
import type { inboxContract } from '#shared/contract/inbox.ts';
import { DEFAULT_TELLING } from '#shared/domain/telling/quiet.ts';
import { DEFAULT_RULES } from '#shared/domain/telling/rule.ts';
import { at, key, tenantId } from './things.ts';

const NOTHING = { accepted: [{}], refused: [null, 'x', 7, []] } as const;

const entry = {
  id: 7,
  burst: 'b1',
  kind: 'new',
  ...key,
  title: 'Malware',
  severity: 'high',
  note: null,
  part: null,
  accessList: null,
  accessId: null,
  ruleId: 'high-ours',
  at,
  readAt: null,
} as const;
const summary = { ...entry, id: 8, kind: 'caught-up', tenantId: null, incidentId: null } as const;
const reminder = { ...key, dueAt: at, note: 'Ask the customer', title: 'Malware' } as const;

type InboxName = keyof typeof inboxContract;

/** Examples of everything about being told. */
export const INBOX_EXAMPLES: {
  readonly [N in InboxName]: {
    readonly accepted: readonly Input<N>[];
    readonly refused: readonly unknown[];
    readonly outputs: readonly Output<N>[];
  };
} = {
  'inbox.list': {
    accepted: [
      { before: null, limit: 200 },
      { before: 17, limit: 1 },
    ],
    refused: [
      {},
      { before: null, limit: 0 },
      { before: 'x', limit: 200 },
      { before: 1, limit: 201 },
    ],
    outputs: [
      { entries: [], unread: 0, next: null },
      { entries: [summary, { ...entry, severity: null, readAt: at }], unread: 1, next: 7 },
    ],
  },
  'inbox.mark': {
    accepted: [{ ids: [1, 2], read: true }],
    refused: [{}, { ids: [], read: true }, { ids: ['1'], read: true }, { ids: [1] }],
    outputs: [null],
  },
  'inbox.markAll': { accepted: [{ upTo: 7 }], refused: [{}, { upTo: '7' }], outputs: [null] },
  'reminders.get': {
    accepted: [key],
    refused: [{}, { tenantId }, { ...key, tenantId: 'contoso.com' }],
    outputs: [null, reminder],
  },
  'reminders.list': { ...NOTHING, outputs: [[], [reminder]] },
  'reminders.set': {
    accepted: [
      { ...key, dueAt: at, note: '' },
      { ...key, dueAt: at, note: 'Ask' },
    ],
    refused: [
      key,
      { ...key, dueAt: 'tomorrow', note: '' },
      { ...key, dueAt: at, note: 'x'.repeat(301) },
    ],
    outputs: [null],
  },
  'reminders.clear': { accepted: [key], refused: [{}, { tenantId }], outputs: [null] },
  'telling.get': { ...NOTHING, outputs: [{ settings: DEFAULT_TELLING, quiet: false }] },
  'telling.set': {
    accepted: [{}, { sound: false }, { undisturbedUntil: at }, { quiet: DEFAULT_TELLING.quiet }],
    refused: [
      { sound: 'loud' },
      { undisturbedUntil: 'later' },
      { quiet: { on: true, from: '22:00', to: '22:00', timeZone: null } },
    ],
    outputs: [null],
  },
  'telling.setRule': {
    accepted: DEFAULT_RULES.slice(0, 2),
    refused: [{}, { ...DEFAULT_RULES[0], kinds: [] }, { ...DEFAULT_RULES[0], name: ' ' }],
    outputs: [null],
  },
  'telling.removeRule': {
    accepted: [{ id: 'back' }],
    refused: [{}, { id: '' }, { id: 'x'.repeat(65) }],
    outputs: [null],
  },
  'host.takePlace': {
    ...NOTHING,
    outputs: [
      null,
      { kind: 'incident', ...key },
      { kind: 'tenants' },
      { kind: 'inbox' },
      { kind: 'incident', ...key, part: 'comments' },
      { kind: 'outbox' },
    ],
  },
};
