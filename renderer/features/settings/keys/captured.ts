import type { Action } from '#shared/domain/keys/action.ts';
import { whyReserved } from '#shared/domain/keys/reserved.ts';

/** What was pressed so far. */
export interface Captured {
  readonly keys: string | null;
  /** Why the last press was not taken. */
  readonly refusal: string | null;
}

export const NOTHING_CAPTURED: Captured = { keys: null, refusal: null };

/** One more press: the first key, the second of a pair, or a new beginning. */
export function captured(before: Captured, step: string, action: Action): Captured {
  const refusal = whyReserved(step, action);
  if (refusal !== null) return { keys: null, refusal };
  const isSecond = before.keys !== null && !before.keys.includes(' ');
  return { keys: isSecond ? `${before.keys} ${step}` : step, refusal: null };
}
