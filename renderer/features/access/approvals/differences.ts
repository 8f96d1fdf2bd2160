import { answerChanges } from '#shared/domain/access/answer-groups.ts';
import type { SeenState } from '#shared/domain/access/seen-state.ts';

export interface Difference {
  readonly id: string;
  /** The question, or what else it is. Hostile, as both texts are. */
  readonly what: string;
  readonly before: string;
  readonly now: string;
  /** It is another one with the same words: another choice that is called the same. */
  readonly readsSame: boolean;
}

const NONE = '(nothing)';

/** Two texts with the same words look the same side by side. */
const words = (text: string | null): string => (text ?? '').trim().replaceAll(/\s+/g, ' ');

/** What is not as it was when the person decided: the reason, each answer, each stage. Pure. */
export function differences(seen: SeenState | null, found: SeenState | null): Difference[] {
  if (seen === null || found === null) return [];
  const changes: Difference[] = [];
  const add = (id: string, what: string, before: string | null, now: string | null) => {
    const readsSame = words(before) === words(now);
    changes.push({ id, what, before: before || NONE, now: now || NONE, readsSame });
  };
  if (found.justification !== null && found.justification !== seen.justification) {
    add('why', 'Why', seen.justification, found.justification);
  }
  for (const { key, question, before, now } of answerChanges(seen.answers, found.answers)) {
    const was = before?.shown ?? null;
    add(`answer ${key}`, question ?? 'An answer', was, now?.shown ?? null);
  }
  const stagesOf = ({ stages }: SeenState) =>
    stages.map(({ name, status }) => `${name ?? 'Stage'}: ${status}`).join('\n');
  const idsOf = ({ stages }: SeenState) => JSON.stringify(stages.map(({ id }) => id));
  if (stagesOf(seen) !== stagesOf(found) || idsOf(seen) !== idsOf(found)) {
    add('stages', 'Stages', stagesOf(seen), stagesOf(found));
  }
  return changes;
}
