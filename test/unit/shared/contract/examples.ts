import type { Name } from '#shared/contract/contract.ts';
import { BatchId } from '#shared/domain/change.ts';
import { ACCESS_EXAMPLES } from './access-examples.ts';
import { BOARD_EXAMPLES } from './board-examples.ts';
import { CONTRACT_EXAMPLES } from './contract-examples.ts';
import type { Examples } from './example.ts';
import { INBOX_EXAMPLES } from './inbox-examples.ts';
import { INCIDENT_PART_EXAMPLES } from './incident-part-examples.ts';
import { SNOOZE_EXAMPLES } from './snooze-examples.ts';
import { TEMPLATE_EXAMPLES } from './template-examples.ts';
import { SLA_EXAMPLES } from './sla-examples.ts';
import { MY_ACCESS_EXAMPLES } from './my-access-examples.ts';
import { TRAIL_EXAMPLES } from './access-trail-examples.ts';
import { NOTE_EXAMPLES } from './note-examples.ts';
import { TASK_EXAMPLES } from './task-examples.ts';
import { TENANT_EXAMPLES } from './tenant-examples.ts';
import { FIND_EXAMPLES } from './find-examples.ts';
import { UNDO_EXAMPLES } from './undo-examples.ts';
import { VIEW_EXAMPLES } from './view-examples.ts';
import {
  alert,
  at,
  change,
  failure,
  id,
  incident,
  incidentId,
  key,
  receipt,
  settings,
  tenantId,
} from './things.ts';

/** Nothing is asked for, but something has to be an object. */
const NOTHING = { accepted: [{}], refused: [null, 'x', 7, []] } as const;

const long = 'a'.repeat(300_000);
const keys = {
  refused: [{}, { tenantId }, { ...key, tenantId: 'contoso.com' }, { ...key, incidentId: '' }],
};
const links = {
  accepted: [{ target: { kind: 'incident', ...key } }, { target: { kind: 'my-access', tenantId } }],
  refused: [
    {},
    { target: 'https://security.microsoft.com' },
    { target: { kind: 'url', url: 'https://evil.example' } },
    { target: { kind: 'incident', tenantId } },
  ],
} as const;

/** Every name of the contract; one that is missing here does not compile. */
export const EXAMPLES: { readonly [N in Name]: Examples<N> } = {
  ...ACCESS_EXAMPLES,
  ...MY_ACCESS_EXAMPLES,
  ...TRAIL_EXAMPLES,
  ...INCIDENT_PART_EXAMPLES,
  ...TASK_EXAMPLES,
  ...NOTE_EXAMPLES,
  ...SLA_EXAMPLES,
  ...FIND_EXAMPLES,
  ...UNDO_EXAMPLES,
  ...VIEW_EXAMPLES,
  ...CONTRACT_EXAMPLES,
  'app.strip': {
    ...NOTHING,
    outputs: [
      {
        total: 150,
        fresh: 140,
        stale: 4,
        blind: 6,
        incidents: 45_000,
        lastCompleteAt: at,
        oldestCompleteAt: null,
        syncing: 8,
        offline: false,
        pending: 0,
        unapproved: 0,
        refused: 1,
        breached: 2,
        warning: 0,
      },
    ],
  },
  'app.notices': {
    ...NOTHING,
    outputs: [[], [{ id: 'n1', level: 'warning', text: 'x', remedy: null, at }]],
  },
  'app.dismissNotice': { accepted: [{ id: 'n1' }], refused: [{}, { id: 1 }], outputs: [null] },
  'settings.get': { ...NOTHING, outputs: [{ settings, managed: ['clientId'] }] },
  'settings.set': {
    accepted: [{}, { theme: 'dark' }, settings],
    refused: [
      { theme: 'pink' },
      { keys: { take: 7 } },
      { keys: { take: 'a b c' } },
      { keys: { take: 'x'.repeat(61) } },
      { keys: Object.fromEntries(Array.from({ length: 501 }, (_, at) => [`n${at}`, null])) },
      { retentionDays: 1 },
      { clientId: 'x' },
      { requestsPerMinute: 0.5 },
    ],
    outputs: [null],
  },
  'sync.now': { accepted: [{ tenantId }, { tenantId: null }], refused: [{}], outputs: [null] },
  'sync.visible': {
    accepted: [{ tenantIds: [] }, { tenantIds: [tenantId] }],
    refused: [
      {},
      { tenantIds: ['x'] },
      { tenantIds: Array.from({ length: 1_001 }, () => tenantId) },
    ],
    outputs: [null],
  },
  'links.preview': { ...links, outputs: [{ url: null, breadcrumb: 'Settings', training: false }] },
  'links.open': { ...links, outputs: [null] },
  'links.copy': { ...links, outputs: [null] },
  'app.copyText': { accepted: [{ text: '' }], refused: [{}, { text: long }], outputs: [null] },
  'host.status': {
    ...NOTHING,
    outputs: [
      { version: '0.1.0', profile: 'range', core: 'running', rangeAllowed: true, failure: null },
    ],
  },
  'host.openRange': { ...NOTHING, outputs: [null] },
  'host.openReal': { ...NOTHING, outputs: [null] },
  'host.leaveProfile': { ...NOTHING, outputs: [null] },
  'host.startAgain': {
    accepted: [{ beginAnew: false }, { beginAnew: true }],
    refused: [{}, { beginAnew: 'perhaps' }],
    outputs: [null],
  },
  'host.takeLink': { ...NOTHING, outputs: [null, { kind: 'incident', ...key }] },
  'host.setTheme': {
    accepted: [{ theme: 'high-contrast' }],
    refused: [{}, { theme: '' }],
    outputs: [null],
  },
  ...BOARD_EXAMPLES,
  'incidents.detail': {
    ...keys,
    accepted: [key],
    outputs: [
      null,
      {
        incident,
        turn: {
          turn: 'us',
          reason: 'Triage is ours.',
          service: 'XDR',
          area: 'Incident triage',
        },
        alerts: [alert],
        alertsTotal: 1,
        evidenceTotal: 1,
        evidenceThings: null,
        snooze: { untilAt: at, wakeAt: at },
        assigned: { at, seenAt: at },
        target: { incidentId, title: null },
        merged: [{ incidentId, title: 'x', comments: [] }],
        readAt: at,
        changes: [change],
        me: null,
        write: { allowed: false, reason: 'Security Reader only reads.' },
      },
    ],
  },
  'incidents.change': {
    accepted: [{ ...key, change: { kind: 'status', status: 'resolved' } }],
    refused: [{}, key, { ...key, change: { kind: 'status', status: 'awaitingAction' } }],
    outputs: [receipt],
  },
  'incidents.take': { ...keys, accepted: [key], outputs: [receipt] },
  'incidents.reread': { ...keys, accepted: [key], outputs: [null] },
  'outbox.list': {
    ...NOTHING,
    outputs: [[], [{ ...change, title: 'x', nextTryAt: null, unapproved: false, undoable: true }]],
  },
  'outbox.sendNow': { accepted: [{ tenantId }], refused: [{}, { tenantId: 'x' }], outputs: [null] },
  'outbox.discard': { accepted: [{ id }], refused: [{}, { id: '7' }], outputs: [null] },
  'outbox.retry': { accepted: [{ id }], refused: [{}, { id: '7' }], outputs: [receipt] },
  'outbox.settle': {
    accepted: [
      { id, mine: ['status', 'verdict'] },
      { id, mine: [] },
    ],
    refused: [{ id }, { id, mine: ['comments'] }],
    outputs: [receipt, null],
  },
  'incidents.previewMany': {
    accepted: [
      { keys: [key], named: true, changes: [] },
      { keys: [key], named: true, changes: [{ kind: 'edit', set: { status: 'resolved' } }] },
    ],
    refused: [
      { keys: [], named: true, changes: [] },
      { keys: [key], changes: [] },
      { keys: [key], named: true },
    ],
    outputs: [
      [
        {
          tenantId,
          incidents: 3,
          already: 1,
          me: 'ada@msp.example',
          refusal: null,
          unapproved: true,
        },
      ],
    ],
  },
  'incidents.heldByOthers': {
    accepted: [{ keys: [key] }],
    refused: [{}, { keys: [] }, { keys: [{ tenantId }] }],
    outputs: [[], [{ ...key, holder: 'bo@msp.example' }]],
  },
  'outbox.discardBatch': {
    accepted: [{ batch: BatchId.parse(id) }],
    refused: [{}, { batch: '7' }],
    outputs: [{ takenBack: 2, onTheWay: 1 }],
  },
  'incidents.changeMany': {
    accepted: [
      { keys: [key], changes: [{ kind: 'edit', set: { status: 'resolved', severity: 'low' } }] },
      { keys: [key], changes: [{ kind: 'tags', add: ['vip'], remove: [] }] },
    ],
    refused: [
      { keys: [key], changes: [] },
      { keys: [key], changes: [{ kind: 'edit', set: {} }] },
      { keys: [key], changes: [{ kind: 'edit', set: { status: 'redirected' } }] },
      { keys: [key], changes: [{ kind: 'tags', add: [], remove: [] }] },
    ],
    outputs: [
      {
        batch: BatchId.parse(id),
        recorded: 2,
        incidents: 1,
        already: [{ tenantId, incidents: 2 }],
        refused: [{ tenantId, incidentIds: [key.incidentId], reason: 'May only read.' }],
      },
    ],
  },
  'session.view': {
    ...NOTHING,
    outputs: [
      {
        cloud: { name: 'Microsoft', kind: 'global' },
        account: {
          id: 'uid.utid',
          name: 'Ada',
          username: 'ada@soc.example',
          homeTenantId: tenantId,
        },
        waiting: { tenantId: null, startedAt: at, expiresAt: at },
        failure,
        notReady: null,
        protection: 'protected',
      },
    ],
  },
  'session.signIn': { ...NOTHING, outputs: [null] },
  'session.signInTo': {
    accepted: [{ tenantId }],
    refused: [{}, { tenantId: 'x' }],
    outputs: [null],
  },
  'session.cancel': { ...NOTHING, outputs: [null] },
  'session.signOut': { ...NOTHING, outputs: [null] },
  ...TENANT_EXAMPLES,
  ...INBOX_EXAMPLES,
  ...SNOOZE_EXAMPLES,
  ...TEMPLATE_EXAMPLES,
};
