import { randomUUID } from 'node:crypto';
import { keyText } from '#shared/domain/incident.ts';
import { type Snooze, SnoozeGestureId } from '#shared/domain/snooze.ts';

/** Older gestures are not asked about any more. */
const KEPT = 20;

/** One incident of a gesture: how it was put away, and how it slept before; null: it was awake. */
export interface PutAway {
  readonly put: Snooze;
  readonly before: Snooze | null;
}

/** The latest gestures that put incidents away, each with what it did. Gone with the program. */
export function snoozeGestures() {
  const kept = new Map<SnoozeGestureId, { changes: readonly PutAway[]; anew: Set<string> }>();
  return {
    keep: (changes: readonly PutAway[]): SnoozeGestureId | null => {
      if (changes.length === 0) return null;
      for (const { anew } of kept.values()) for (const { put } of changes) anew.add(keyText(put));
      const id = SnoozeGestureId.parse(randomUUID());
      kept.set(id, { changes, anew: new Set() });
      for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old);
      return id;
    },
    /** With those that a later gesture put away anew. Null: it is not known, or was taken back. */
    get: (id: SnoozeGestureId) => kept.get(id) ?? null,
    forget: (id: SnoozeGestureId): void => {
      kept.delete(id);
    },
  };
}
