import type { Name } from '#shared/contract/contract.ts';
import { FIRST_ARRANGEMENT } from '#shared/domain/arrangement.ts';
import { ViewId } from '#shared/domain/views/view.ts';
import type { Examples } from './example.ts';

const board = { ...FIRST_ARRANGEMENT, columns: [...FIRST_ARRANGEMENT.columns] };
const look = { ...board, columns: null, density: null };
const named = { name: 'Night shift', look };
const id = ViewId.parse('3d1c5a70-9f0c-4a5e-8a53-0b8c6e8f7a11');
const NOTHING = { accepted: [{}], refused: [null, 'x', 7, []] };
const one = { accepted: [{ id }, { id: 'built-in:ours' }], refused: [{}, { id: '../x' }] };
const charts = {
  shown: true,
  span: '72h',
  asTable: false,
  part: 'promises',
  promisesBy: 'tenant',
} as const;
const shown = {
  board,
  text: 'severity:high',
  recent: ['tag:vip'],
  screen: 'board',
  view: null,
  charts,
  folded: { severity: ['low'] },
};

const kept = <T>(what: T) => ({ accountId: 'uid.utid', shown: what });

type ViewName = Extract<Name, `views.${string}`>;

export const VIEW_EXAMPLES: { readonly [N in ViewName]: Examples<N> } = {
  'views.last': {
    accepted: [{}],
    refused: [null, 'x', 7, []],
    outputs: [
      { accountId: null, shown: null },
      { accountId: 'uid.utid', shown },
    ],
  },
  'views.keep': {
    accepted: [
      kept(shown),
      kept({ ...shown, board: { ...board, group: 'tenant', layout: 'by-turn' } }),
    ],
    refused: [
      {},
      shown,
      { accountId: 'a'.repeat(300), shown },
      kept({ ...shown, charts: { ...charts, span: '1y' } }),
      kept({ ...shown, text: 'a'.repeat(300_000) }),
      kept({ ...shown, board: { ...board, columns: [] } }),
      kept({ ...shown, board: { ...board, columns: ['severity'] } }),
      kept({ ...shown, board: { ...board, columns: ['title', 'title'] } }),
      kept({ ...shown, folded: { title: ['a'] } }),
      kept({ ...shown, folded: { tenant: ['a'.repeat(401)] } }),
      kept({ ...shown, board: { ...board, group: 'title' } }),
      kept({ ...shown, board: { ...board, layout: '<b>' } }),
    ],
    outputs: [null],
  },
  'views.list': { ...NOTHING, outputs: [[], [{ ...named, id }]] },
  'views.counts': { ...NOTHING, outputs: [[], [{ id, count: 12 }]] },
  'views.save': {
    accepted: [named],
    refused: [
      {},
      { ...named, name: ' ' },
      { ...named, name: 'a'.repeat(81) },
      { ...named, look: { ...look, density: 'tiny' } },
    ],
    outputs: [{ id }],
  },
  'views.change': {
    accepted: [
      { id, name: 'Day shift' },
      { id, look },
    ],
    refused: [{}, { id: 'x' }, { id, name: '' }],
    outputs: [null],
  },
  'views.remove': { ...one, outputs: [null] },
  'views.restore': { ...one, outputs: [null] },
  'views.order': {
    accepted: [{ ids: [] }, { ids: [id, 'built-in:open'] }],
    refused: [{}, { ids: ['x'] }, { ids: Array.from({ length: 401 }, () => id) }],
    outputs: [null],
  },
  'views.export': {
    accepted: [{ ids: [id] }],
    refused: [{}, { ids: [] }, { ids: [7] }],
    outputs: [{ saved: false }],
  },
  'views.readFile': { ...NOTHING, outputs: [null, [{ ...named, same: null }]] },
  'views.import': {
    accepted: [{ views: [{ ...named, replaces: null }] }, { views: [] }],
    refused: [{}, { views: [named] }, { views: [{ ...named, replaces: 'x' }] }],
    outputs: [1],
  },
};
