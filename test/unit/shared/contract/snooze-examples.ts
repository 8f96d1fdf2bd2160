import { MANY } from '#shared/contract/many-incidents.ts';
import type { snoozesContract } from '#shared/contract/snoozes.ts';
import { SnoozeGestureId } from '#shared/domain/snooze.ts';
import type { Examples } from './example.ts';
import { at, key, tenantId } from './things.ts';

const gesture = SnoozeGestureId.parse('55555555-5555-4555-8555-555555555555');

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
    outputs: [
      { snoozed: 1, left: 0, sooner: 1, gesture },
      { snoozed: 0, left: 1, sooner: 0, gesture: null },
    ],
  },
  'snoozes.undo': {
    accepted: [{ gesture }],
    refused: [{}, { gesture: null }, { gesture: 'the last' }],
    outputs: [{ back: 2, left: ['Odd sign-in'] }],
  },
  'snoozes.end': {
    accepted: [{ keys: [key] }],
    refused: [{}, { keys: [] }, { keys: [{ tenantId }] }],
    outputs: [null],
  },
};
