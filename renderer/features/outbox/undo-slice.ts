import type { StateCreator } from 'zustand';
import type { Api } from '#shared/contract/contract.ts';
import type { UndoPreview, UndoTarget } from '#shared/contract/undo.ts';
import type { Report } from '../../ui/report.tsx';
import { takenBackWords } from '../../ui/taken-back.ts';
import { isNothing, isUnsentAlone } from './undo-words.ts';

/** Gestures further back than this are undone where they are listed. */
const REMEMBERED = 50;

export interface UndoSlice {
  /** What was recorded in this window and not undone here, oldest first. */
  gestures: readonly UndoTarget[];
  /** What the person is asked about. */
  asked: { readonly of: UndoTarget; readonly preview: UndoPreview } | null;
  remember: (of: UndoTarget) => void;
  forget: (of: UndoTarget) => void;
  forgetAll: () => void;
  /** Takes back what is not sent; what was sent is undone once the person has seen what that means. */
  undo: (of: UndoTarget) => Promise<void>;
  /** The question is answered. */
  close: () => void;
}

const nameOf = (of: UndoTarget) => ('id' in of ? of.id : of.batch);

export const createUndoSlice =
  (api: Api, say: (report: Report) => void): StateCreator<UndoSlice> =>
  (set, get) => {
    /** How many changes were taken back; null: some went out meanwhile, or it cannot be done. */
    const takeBack = async (of: UndoTarget): Promise<number | null> => {
      if ('id' in of) return (await api.command('outbox.discard', of)).ok ? 1 : null;
      const result = await api.command('outbox.discardBatch', of);
      return result.ok && result.value.onTheWay === 0 ? result.value.takenBack : null;
    };
    const ask = async (of: UndoTarget): Promise<UndoPreview | null> => {
      const result = await api.query('outbox.previewUndo', of);
      if (result.ok) return result.value;
      get().forget(of);
      say({ kind: 'failure', failure: result.failure });
      return null;
    };
    return {
      gestures: [],
      asked: null,
      remember: (of) => set({ gestures: [...get().gestures, of].slice(-REMEMBERED) }),
      forget: (of) => set({ gestures: get().gestures.filter((one) => nameOf(one) !== nameOf(of)) }),
      forgetAll: () => set({ gestures: [], asked: null }),
      undo: async (of) => {
        let preview = await ask(of);
        if (preview !== null && isUnsentAlone(preview)) {
          const takenBack = await takeBack(of);
          if (takenBack !== null) {
            get().forget(of);
            const text = `${takenBackWords({ takenBack, onTheWay: 0 })} Nothing was sent.`;
            return say({ kind: 'done', text });
          }
          preview = await ask(of); // as it is now that something was sent
        }
        if (preview === null) return;
        if (!isNothing(preview)) return set({ asked: { of, preview } });
        get().forget(of);
        say({ kind: 'done', text: 'Nothing is left to undo: it is as it was before.' });
      },
      close: () => set({ asked: null }),
    };
  };
