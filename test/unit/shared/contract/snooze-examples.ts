import { MANY } from '#shared/contract/many-incidents.ts';
import type { snoozesContract } from '#shared/contract/snoozes.ts';
import type { Examples } from './example.ts';
import { at, key, tenantId } from './things.ts';

/** Examples of putting incidents away. */
export const SNOOZE_EXAMPLES: { readonly [N in keyof typeof snoozesContract]: Examples<N> } = {
  'snoozes.set': {
    accepted: [
      { keys: [key], untilAt: at },
      { keys: [key, key], untilAt: at },
    ],
    refused: [
      {},
      { keys: [], untilAt: at },
      { keys: [key], untilAt: 'tomorrow' },
      { keys: [{ tenantId }], untilAt: at },
      { keys: Array.from({ length: MANY + 1 }, () => key), untilAt: at },
    ],
    outputs: [{ snoozed: 1, left: 0, sooner: 1 }],
  },
  'snoozes.end': {
    accepted: [{ keys: [key] }],
    refused: [{}, { keys: [] }, { keys: [{ tenantId }] }],
    outputs: [null],
  },
};
