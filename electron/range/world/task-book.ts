import type { ActionStatus, ActionType, TaskSource, TaskStatus } from './task-words.ts';

/** What is kept of a task; what it says is drawn again from where it was born. */
export interface StoredTask {
  /** The incident it was made for, which may have been merged since. */
  readonly row: number;
  readonly part: number;
  readonly action: ActionType;
  readonly source: TaskSource;
  readonly createdMs: number;
  readonly status: TaskStatus;
  readonly actionStatus: ActionStatus;
  readonly updatedMs: number;
  readonly updatedBy: string;
  /** How a started action ends, and when; null: none is running. */
  readonly ends: { readonly atMs: number; readonly actionStatus: ActionStatus } | null;
  /** Words of a drill in place of the drawn ones. */
  readonly displayName?: string;
  readonly description?: string;
}

const FIRST_ID = 200_000;
const PARTS = 32;

/** Ids are digits, as in the published sample; like those of incidents they are unique in one tenant only. */
export function taskId({ row, part }: Pick<StoredTask, 'row' | 'part'>): string {
  return String(FIRST_ID + row * PARTS + part);
}

/** The tasks of one tenant. */
export interface TaskBook {
  /** False until the tasks that the world began with are in. */
  readonly filled: () => boolean;
  readonly fill: (tasks: Iterable<StoredTask>) => void;
  /** Puts a task in, or in place of the one with its id. More than an incident can number are left out. */
  readonly put: (task: StoredTask) => void;
  readonly byId: (id: string) => StoredTask | null;
  readonly of: (row: number) => readonly StoredTask[];
  readonly all: () => Iterable<StoredTask>;
  /** Those with a started action. */
  readonly running: () => readonly StoredTask[];
}

export function taskBook(): TaskBook {
  const tasks = new Map<string, StoredTask>();
  const byRow = new Map<number, string[]>();
  const running = new Set<string>();
  let filled = false;
  const put = (task: StoredTask) => {
    if (task.part >= PARTS) return;
    const id = taskId(task);
    if (!tasks.has(id)) {
      const ids = byRow.get(task.row);
      if (ids) ids.push(id);
      else byRow.set(task.row, [id]);
    }
    tasks.set(id, task);
    if (task.ends === null) running.delete(id);
    else running.add(id);
  };
  return {
    filled: () => filled,
    fill: (born) => {
      filled = true;
      for (const task of born) put(task);
    },
    put,
    byId: (id) => tasks.get(id) ?? null,
    of: (row) => (byRow.get(row) ?? []).flatMap((id) => tasks.get(id) ?? []),
    all: () => tasks.values(),
    running: () => [...running].flatMap((id) => tasks.get(id) ?? []),
  };
}
