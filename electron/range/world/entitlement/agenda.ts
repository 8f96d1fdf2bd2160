import type { StageResult } from './access-words.ts';

/** Something that will happen in a tenant's entitlement management. Ids are those of the tenant. */
export type Act =
  | { readonly kind: 'settle' | 'begin' | 'deliver'; readonly requestId: string }
  | { readonly kind: 'escalate' | 'give-up'; readonly requestId: string; readonly stage: number }
  | { readonly kind: 'end'; readonly assignmentId: string; readonly endMs: number }
  | { readonly kind: 'forget-guest'; readonly key: string; readonly sinceMs: number }
  | { readonly kind: 'open-review'; readonly reviewId: string }
  | { readonly kind: 'close-review'; readonly reviewId: string }
  | {
      readonly kind: 'decide';
      readonly requestId: string;
      readonly stage: number;
      readonly by: string;
      readonly result: Exclude<StageResult, 'NotReviewed'>;
      readonly justification: string;
    }
  | { readonly kind: 'take-back'; readonly requestId: string }
  | { readonly kind: 'judge'; readonly reviewId: string; readonly itemId: string }
  | { readonly kind: 'ask'; readonly number: number };

interface Due {
  readonly act: Act;
  readonly atMs: number;
}

/**
 * What is still to come. The service keeps its own times (`service`, stamped time); people act along the
 * time that is lived through (`people`), so at speed 0 nobody does anything.
 */
export interface Agenda {
  readonly service: (act: Act, atMs: number) => void;
  /** @param atMs stamped time at which they would act if time passes from now on. */
  readonly people: (act: Act, atMs: number) => void;
  /**
   * Takes out the next act that is due, with the moment it happens at; null: nothing is.
   * @param peopleAct false: what people would do waits.
   */
  readonly next: (
    nowMs: number,
    livedMs: number,
    peopleAct: boolean,
  ) => { act: Act; atMs: number } | null;
}

/** @param epochMs when the world began: nothing was lived through then. */
export function agenda(epochMs: number): Agenda {
  const service: Due[] = [];
  const people: Due[] = [];
  let offsetMs = epochMs;
  return {
    service: (act, atMs) => insert(service, { act, atMs }),
    people: (act, atMs) => insert(people, { act, atMs: atMs - offsetMs }),
    next: (nowMs, livedMs, peopleAct) => {
      offsetMs = nowMs - livedMs;
      const [timer] = service;
      const [person] = people;
      const timerMs = timer && timer.atMs <= nowMs ? timer.atMs : Infinity;
      const personDue = peopleAct && person !== undefined && person.atMs <= livedMs;
      const personMs = personDue ? person.atMs + offsetMs : Infinity;
      if (timerMs === Infinity && personMs === Infinity) return null;
      const due = timerMs <= personMs ? service.shift() : people.shift();
      return due ? { act: due.act, atMs: Math.floor(Math.min(timerMs, personMs)) } : null;
    },
  };
}

/** Keeps the list in order of time; what is due together stays in the order it was put in. */
function insert(list: Due[], due: Due): void {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.atMs ?? 0) <= due.atMs) low = middle + 1;
    else high = middle;
  }
  list.splice(low, 0, due);
}
