import { type FocusEvent, useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { useOffer } from '../ui/offers.tsx';
import { StrangerLine } from '../ui/stranger-text.tsx';
import { goToPlace } from './follow-place.ts';
import { focusList } from './full-screen.ts';
import type { Stores } from './stores.ts';
import { undoOf } from './undo-of.ts';

/** The last thing said to the person; read aloud by screen readers. */
export function ReportLine({ stores }: { readonly stores: Stores }) {
  const { view } = stores;
  const said = useStore(view, (state) => state.report);
  const clear = useStore(view, (state) => state.dismissReport);
  const report = said?.report;
  const isLate = useAborted(report?.kind === 'done' ? report.undoUntil : undefined);
  const became = useReason(report?.kind === 'done' ? report.became : undefined);
  const isOver = useAborted(report?.kind === 'done' ? report.until : undefined);
  useEffect(() => {
    if (isOver) clear();
  }, [isOver, clear]);
  const undo = isLate ? null : undoOf(report, stores.undo.getState().undo);
  const isFailure = report?.kind === 'failure';
  const { back, onFocus } = useWayBack();
  useEffect(() => {
    // Undo went away under the focus.
    if (isLate && document.activeElement === document.body) back();
  }, [isLate, back]);
  const line = useRef<HTMLDivElement>(null);
  const toAndFro = () => {
    if (line.current?.contains(document.activeElement)) back();
    else line.current?.querySelector('button')?.focus();
  };
  useOffer('notice', toAndFro, { when: report !== undefined });
  const dismiss = () => {
    back();
    clear();
  };
  const leads = report?.kind === 'failure' ? (report.leads ?? null) : null;
  const more = report?.kind === 'done' ? report.more : undefined;
  return (
    <div className="report-place">
      <div role={isFailure ? 'alert' : 'status'} aria-live={isFailure ? 'assertive' : 'polite'}>
        {report && (
          <div
            ref={line}
            className="report"
            key={said.count}
            data-kind={report.kind}
            onAnimationEnd={isFailure ? undefined : clear}
            onFocus={onFocus}
          >
            {report.kind === 'done' ? (
              <span>
                <StrangerLine text={became ?? report.text} />
              </span>
            ) : (
              <span>
                <StrangerLine text={report.failure.message} />{' '}
                {report.failure.remedy !== null && <StrangerLine text={report.failure.remedy} />}
              </span>
            )}
            {leads && (
              <button
                type="button"
                className="quiet-button"
                onClick={() => {
                  dismiss();
                  goToPlace(stores, leads, true);
                }}
              >
                Show it
              </button>
            )}
            {more && (
              <button
                type="button"
                className="quiet-button"
                onClick={() => {
                  dismiss();
                  more.run();
                }}
              >
                {more.name}
              </button>
            )}
            {undo && (
              <button
                type="button"
                className="quiet-button"
                onClick={() => {
                  dismiss();
                  undo();
                }}
              >
                Undo
              </button>
            )}
            <button type="button" className="quiet-button" onClick={dismiss}>
              Dismiss
            </button>
          </div>
        )}
      </div>
    </div>
  );
}

/** The focus goes back to where it was before it came to the notice; where that is gone, to the work on the screen. */
function useWayBack() {
  const before = useRef<EventTarget | null>(null);
  const back = useCallback(() => {
    const place = before.current;
    before.current = null;
    if (place instanceof HTMLElement && place.isConnected) return place.focus();
    focusList();
    const isLost = document.activeElement?.closest('.report, dialog') ?? null;
    if (isLost || document.activeElement === document.body) {
      document.querySelector<HTMLElement>('main')?.focus();
    }
  }, []);
  return {
    onFocus: ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
      const isInside = relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
      if (!isInside) before.current = relatedTarget;
    },
    back,
  };
}

function useAborted(signal: AbortSignal | undefined): boolean {
  return useSignal(signal, () => signal?.aborted ?? false);
}

/** The words it was aborted with; null before. */
function useReason(signal: AbortSignal | undefined): string | null {
  return useSignal(signal, () => {
    const words: unknown = signal?.aborted === true ? signal.reason : null;
    return typeof words === 'string' ? words : null;
  });
}

function useSignal<T>(signal: AbortSignal | undefined, read: () => T): T {
  const subscribe = useCallback(
    (listener: () => void) => {
      signal?.addEventListener('abort', listener);
      return () => signal?.removeEventListener('abort', listener);
    },
    [signal],
  );
  return useSyncExternalStore(subscribe, read);
}
