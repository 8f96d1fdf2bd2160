import { createContext, useContext } from 'react';
import type { UndoTarget } from '#shared/contract/undo.ts';
import type { Place } from '#shared/domain/telling/event.ts';
import type { Failure } from '#shared/errors.ts';

/** Something a person has to hear of: a wish that failed, or one that was carried out unseen. */
export type Report =
  | {
      readonly kind: 'failure';
      readonly failure: Failure;
      /** Where something can be done about it. */
      readonly leads?: Place | null;
    }
  | {
      readonly kind: 'done';
      readonly text: string;
      /** Another way on from here. */
      readonly more?: { readonly name: string; readonly run: () => void };
      /** Takes back what was done, where that was no change of incidents. */
      readonly undo?: () => void;
      /** Aborted once nothing of it can be taken back any more. */
      readonly undoUntil?: AbortSignal;
      /** Aborted once it came to something else: its reason is the words that stand in place of the text. */
      readonly became?: AbortSignal;
      /** Aborted once it is true no longer: it goes. */
      readonly until?: AbortSignal;
      /** It is said no longer: nothing has to be followed for it. */
      readonly onGone?: () => void;
      /** The recorded change or gesture of incidents that it is about: undone before and after it was sent. */
      readonly undoes?: UndoTarget;
    };

const ReportContext = createContext<(report: Report) => void>(() => {});

export const ReportProvider = ReportContext.Provider;

export function useReport(): (report: Report) => void {
  return useContext(ReportContext);
}
