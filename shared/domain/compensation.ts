import { z } from 'zod';
import {
  type IncidentChange,
  IncidentEdit,
  isGone,
  isReadable,
  type ListedChange,
  type SeenIncident,
  taggedBy,
  WrittenVerdict,
} from './change.ts';
import { ChangeField, editOf, fieldsOf, same, seenField, wished } from './change-fields.ts';
import { WritableTaskStatus } from './incident-task.ts';

/** What undoing speaks of: a member of the incident, one of its tags, a comment, or a task of the Experts. */
export const UndoneField = z.enum([...ChangeField.options, 'tagOff', 'tagOn', 'task', 'comment']);
export type UndoneField = z.infer<typeof UndoneField>;

/** One of them, and the value it gets, has or cannot get. */
export interface Undone {
  readonly field: UndoneField;
  readonly value: string | null;
}

/** One change of a gesture, as it was recorded. */
export interface DoneChange {
  readonly change: IncidentChange;
  readonly base: SeenIncident;
  /** False: it waits, and is taken back before it is sent. */
  readonly sent: boolean;
}

/** The opposite of what a gesture did to one incident, as far as there is one. */
export interface Compensation {
  /** To be recorded; none where nothing goes back. */
  readonly changes: readonly IncidentChange[];
  readonly back: readonly Undone[];
  /** Changed since, and so left alone: what they are now. */
  readonly left: readonly Undone[];
  /** What no write can put back, and what it was before. */
  readonly stays: readonly Undone[];
}

/**
 * Puts the members of a gesture's changes back to what they were based on, where they still are what was
 * sent. Pure.
 * @param done what the gesture did to this incident, oldest first.
 * @param now the incident as it is shown; `task` is the status of the task that a change is about, null =
 * not known.
 */
export function compensationOf(done: readonly DoneChange[], now: SeenIncident): Compensation {
  let state = now; // as it is once the later changes are undone
  let set: Partial<IncidentEdit> = {};
  const tags = { add: new Set<string>(), remove: new Set<string>() };
  const tasks: IncidentChange[] = [];
  const back = new Map<string, Undone>();
  const left = new Map<string, Undone>();
  const stays = new Map<string, Undone>();

  const undoFields = ({ base, sent }: DoneChange, edit: IncidentEdit) => {
    for (const field of fieldsOf(edit)) {
      const [before, present] = [seenField(base, field), seenField(state, field)];
      if (same(before, wished(edit, field)) || same(present, before)) continue;
      if (!same(present, wished(edit, field))) {
        left.set(field, { field, value: present });
        continue;
      }
      const part = partFor(field, base);
      if (sent && part === null) {
        stays.set(field, { field, value: before });
        continue;
      }
      state = withField(state, field, base);
      if (!sent || part === null) continue;
      set = { ...set, ...part };
      back.set(field, { field, value: before });
    }
  };

  const undoTags = ({ change, base, sent }: DoneChange) => {
    if (change.kind !== 'tags') return;
    const remove = change.add.filter((tag) => !base.tags.includes(tag) && state.tags.includes(tag));
    const add = change.remove.filter(
      (tag) => base.tags.includes(tag) && !state.tags.includes(tag) && !change.add.includes(tag),
    );
    state = { ...state, tags: taggedBy(state.tags, { add, remove }) };
    if (!sent) return;
    for (const tag of remove) if (!tags.add.delete(tag)) tags.remove.add(tag);
    for (const tag of add) if (!tags.remove.delete(tag)) tags.add.add(tag);
  };

  const undoTask = ({ change, sent }: DoneChange) => {
    if (change.kind !== 'task' || !sent) return;
    const { from, status } = change;
    const present = state.task ?? status;
    if (same(from, status) || same(present, from)) return;
    const written = WritableTaskStatus.safeParse(from);
    if (!same(present, status)) left.set('task', { field: 'task', value: present });
    else if (!written.success) stays.set('task', { field: 'task', value: from });
    else {
      tasks.push({ ...change, from: status, status: written.data });
      back.set('task', { field: 'task', value: from });
    }
  };

  for (const one of done.toReversed()) {
    const edit = editOf(one.change);
    if (edit) undoFields(one, edit);
    undoTags(one);
    undoTask(one);
    if (one.change.kind === 'comment' && one.sent) {
      stays.set('comment', { field: 'comment', value: null });
    }
  }
  const [add, remove] = [[...tags.add], [...tags.remove]];
  return {
    changes: [
      ...(Object.keys(set).length > 0 ? [{ kind: 'edit' as const, set }] : []),
      ...(add.length + remove.length > 0 ? [{ kind: 'tags' as const, add, remove }] : []),
      ...tasks,
    ],
    back: [
      ...back.values(),
      ...remove.map((value) => ({ field: 'tagOff' as const, value })),
      ...add.map((value) => ({ field: 'tagOn' as const, value })),
    ],
    left: [...left.values()],
    stays: [...stays.values()],
  };
}

/** Whether undoing this one change alone would put anything back. */
export function goesBack(listed: ListedChange, now: SeenIncident): boolean {
  if (!isReadable(listed) || !isGone(listed)) return false;
  const { change, base } = listed;
  return compensationOf([{ change, base, sent: true }], now).changes.length > 0;
}

/** What a write says to give a member its earlier value; null where it cannot be written. */
function partFor(field: ChangeField, base: SeenIncident): Partial<IncidentEdit> | null {
  const parsed = IncidentEdit.safeParse({ [field]: writtenAs(field, base) });
  return parsed.success ? parsed.data : null;
}

function writtenAs(field: ChangeField, base: SeenIncident): unknown {
  if (field === 'assignedTo') return base.assignedTo === '' ? null : base.assignedTo;
  if (field !== 'verdict') return base[field];
  const { classification, determination } = base;
  const verdict = {
    classification: classification ?? 'unknown',
    determination: determination ?? 'unknown',
  };
  return WrittenVerdict.safeParse(verdict).data ?? null;
}

function withField(state: SeenIncident, field: ChangeField, from: SeenIncident): SeenIncident {
  if (field !== 'verdict') return { ...state, [field]: from[field] };
  const { classification, determination } = from;
  return { ...state, classification, determination };
}
