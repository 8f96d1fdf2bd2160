import { createContext, useContext } from 'react';
import type { Failure } from '#shared/errors.ts';

/** Something a person has to hear of: a wish that failed, or one that was carried out unseen. */
export type Report =
  | { readonly kind: 'failure'; readonly failure: Failure }
  | {
      readonly kind: 'done';
      readonly text: string;
      /** Takes back what was done. */
      readonly undo?: () => void;
    };

const ReportContext = createContext<(report: Report) => void>(() => {});

export const ReportProvider = ReportContext.Provider;

export function useReport(): (report: Report) => void {
  return useContext(ReportContext);
}
