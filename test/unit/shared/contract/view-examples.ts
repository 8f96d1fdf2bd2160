import type { Name } from '#shared/contract/contract.ts';
import { FIRST_ARRANGEMENT } from '#shared/domain/arrangement.ts';
import type { Examples } from './example.ts';

const board = { ...FIRST_ARRANGEMENT, columns: [...FIRST_ARRANGEMENT.columns] };
const shown = { board, text: 'severity:high', screen: 'board' };

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
    accepted: [shown, { ...shown, board: { ...board, group: 'tenant', layout: 'by-turn' } }],
    refused: [
      {},
      { ...shown, text: 'a'.repeat(300_000) },
      { ...shown, board: { ...board, columns: [] } },
      { ...shown, board: { ...board, columns: ['severity'] } },
      { ...shown, board: { ...board, columns: ['title', 'title'] } },
      { ...shown, board: { ...board, group: 'title' } },
      { ...shown, board: { ...board, layout: '<b>' } },
    ],
    outputs: [null],
  },
};
