import type { Api } from '#shared/contract/contract.ts';
import type { KnownTasks } from '#shared/contract/tasks.ts';
import { type IncidentKey, keyText } from '#shared/domain/incident.ts';
import type { Failure } from '#shared/errors.ts';

/** The Experts' tasks of the incident looked at, as the service told them last. */
export interface TasksRead {
  /** Tenant and incident they belong to; empty before anything was asked for. */
  readonly of: string;
  readonly value: KnownTasks | null;
  readonly failure: Failure | null;
  readonly asking: boolean;
}
export const NO_TASKS: TasksRead = { of: '', value: null, failure: null, asking: false };

interface TasksReadingParts {
  readonly api: Api;
  readonly get: () => TasksRead;
  readonly set: (tasks: TasksRead) => void;
}

/** Asks the service for the tasks of one incident at a time; what is known is shown until it answers. */
export function tasksReading({ api, get, set }: TasksReadingParts) {
  return {
    /** Does nothing for what is known or being asked for, unless `again`. */
    readTasks: async (key: IncidentKey, again = false): Promise<void> => {
      const of = keyText(key);
      const before = get().of === of ? get() : NO_TASKS;
      if (before.asking || (before.value !== null && !again)) return;
      set({ ...before, of, asking: true });
      const kept = before.value === null ? await api.query('tasks.known', key) : null;
      if (get().of !== of) return;
      if (kept?.ok) set({ ...get(), value: kept.value }); // shown until the service answers
      const result = await api.command('tasks.ofIncident', key);
      const now = get();
      if (now.of !== of) return; // the person has moved on meanwhile
      if (result.ok) set({ of, value: result.value, failure: null, asking: false });
      else set({ ...now, failure: result.failure, asking: false });
    },
    /** What is kept may be newer: a wish of ours looked at a task. */
    recallTasks: async (key: IncidentKey): Promise<void> => {
      const of = keyText(key);
      if (get().of !== of || get().value === null) return;
      const kept = await api.query('tasks.known', key);
      if (kept.ok && kept.value && get().of === of) set({ ...get(), value: kept.value });
    },
  };
}
