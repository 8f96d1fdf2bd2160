import type { snoozesContract } from '#shared/contract/snoozes.ts';
import type { Snoozing } from '../telling/snoozing.ts';
import type { HandlersOf } from './handler.ts';

interface SnoozeHandlerParts {
  readonly snoozing: Pick<Snoozing, 'set' | 'undo' | 'end'>;
  /** What comes back next may be another one now. */
  readonly onChange: () => void;
}

export function snoozeHandlers({
  snoozing,
  onChange,
}: SnoozeHandlerParts): HandlersOf<typeof snoozesContract> {
  return {
    'snoozes.set': async ({ keys, untilAt }) => {
      const receipt = await snoozing.set(keys, untilAt);
      onChange();
      return receipt;
    },
    'snoozes.undo': async ({ gesture }) => {
      const undone = await snoozing.undo(gesture);
      onChange();
      return undone;
    },
    'snoozes.end': async ({ keys }) => {
      await snoozing.end(keys);
      onChange();
      return null;
    },
  };
}
