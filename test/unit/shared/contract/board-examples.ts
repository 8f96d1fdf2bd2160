import type { Name } from '#shared/contract/contract.ts';
import { EVERYTHING_OPEN } from '#shared/domain/board.ts';
import type { Examples } from './example.ts';
import { at, key, row, tenantId } from './things.ts';

const sort = [{ by: 'severity', descending: true }] as const;
const where = { kind: 'text', text: 'lateral movement', exact: true } as const;
const page = {
  filter: EVERYTHING_OPEN,
  sort,
  at: { kind: 'offset', offset: 0 },
  limit: 200,
} as const;
const long = 'a'.repeat(300_000);
const end = { offset: 7, rows: [{ ...key, updatedAt: at }] };
const stretch = { filter: EVERYTHING_OPEN, sort, group: null, away: [], from: end, to: end };

type BoardName = Extract<Name, `board.${string}`>;

export const BOARD_EXAMPLES: { readonly [N in BoardName]: Examples<N> } = {
  'board.opening': {
    accepted: [{ limit: 100 }],
    refused: [{}, { limit: 0 }, { limit: 201 }, null, 'x'],
    outputs: [
      {
        accountId: null,
        shown: null,
        page: { rows: [row], total: 1, snoozed: 2, next: null, groups: null },
      },
    ],
  },
  'board.page': {
    accepted: [
      page,
      { ...page, at: { kind: 'after', cursor: 'c' } },
      { ...page, group: 'turn' },
      { ...page, sort: [...sort, { by: 'updatedAt', descending: false }] },
      { ...page, filter: { ...EVERYTHING_OPEN, where } },
    ],
    refused: [
      {},
      { ...page, limit: 0 },
      { ...page, limit: 201 },
      { ...page, at: { kind: 'offset', offset: -1 } },
      { ...page, sort: [{ by: 'rowid; DROP TABLE incidents', descending: true }] },
      { ...page, filter: { ...EVERYTHING_OPEN, text: long } },
      { ...page, filter: { ...EVERYTHING_OPEN, tenants: ['%'] } },
      { ...page, filter: { ...EVERYTHING_OPEN, where: { ...where, kind: 'sql' } } },
      { ...page, sort: [] },
      { ...page, group: 'title' },
    ],
    outputs: [
      { rows: [row], total: 1, snoozed: 2, next: null, groups: null },
      { rows: [row], total: 1, snoozed: 2, next: null, groups: [{ value: 'high', count: 1 }] },
    ],
  },
  'board.stretch': {
    accepted: [
      stretch,
      { ...stretch, from: null, to: null },
      { ...stretch, group: 'tenant', away: [tenantId] },
    ],
    refused: [
      {},
      { ...stretch, from: { ...end, offset: -1 } },
      { ...stretch, to: { ...end, rows: [] } },
      { ...stretch, to: { ...end, rows: [key] } },
      { ...stretch, to: { ...end, rows: Array.from({ length: 201 }, () => end.rows[0]) } },
      { ...stretch, away: [long] },
      { ...stretch, sort: [] },
    ],
    outputs: [{ rows: [row], total: 3 }, null],
  },
  'board.rows': {
    accepted: [{ keys: [] }, { keys: [key] }],
    refused: [{}, { keys: [{ tenantId }] }, { keys: Array.from({ length: 201 }, () => key) }],
    outputs: [[row, null]],
  },
  'board.charts': {
    accepted: [{ filter: EVERYTHING_OPEN, span: '24h', timeZone: 'Europe/Oslo' }],
    refused: [
      {},
      { filter: EVERYTHING_OPEN, span: '9y', timeZone: 'UTC' },
      { filter: EVERYTHING_OPEN, span: '24h', timeZone: 'Atlantis/Main_Street' },
      { filter: EVERYTHING_OPEN, span: '24h', timeZone: long },
    ],
    outputs: [
      {
        edges: [0, 3_600_000],
        arrivals: [1],
        closings: [0],
        closedUnseen: 0,
        open: [{ severity: 'high', ages: [1, 0, 0, 0, 0, 0] }],
        turns: [{ turn: 'us', count: 1 }],
        tenants: [{ tenantId, total: 1, arrivals: [1] }],
      },
    ],
  },
  'board.counts': {
    accepted: [{ filter: EVERYTHING_OPEN }],
    refused: [{}, { filter: {} }],
    outputs: [
      {
        total: 1,
        facets: {
          tenant: [{ value: tenantId, count: 1 }],
          tag: [],
          severity: [],
          status: [],
          turn: [],
          clock: [],
          assignee: [],
          age: [],
        },
      },
    ],
  },
};
