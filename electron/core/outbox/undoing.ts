import { randomUUID } from 'node:crypto';
import type { Permission } from '#shared/contract/incidents.ts';
import type { Account } from '#shared/contract/session.ts';
import type { UndoPreview, UndoReceipt, UndoTarget } from '#shared/contract/undo.ts';
import {
  BatchId,
  isGone,
  isReadable,
  type ListedChange,
  type RecordedChange,
  seenIncident,
  wasSoAlready,
} from '#shared/domain/change.ts';
import { type Compensation, compensationOf } from '#shared/domain/compensation.ts';
import { type Incident, type IncidentKey, keyText } from '#shared/domain/incident.ts';
import type { IncidentTask } from '#shared/domain/incident-task.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { summed } from '#shared/domain/undone-sum.ts';
import { AppError } from '#shared/errors.ts';
import type { OutboxStore } from '../store/outbox-store.ts';
import type { OutboxQueue } from './queue.ts';

export interface UndoingParts {
  readonly outbox: Pick<OutboxStore, 'get' | 'listBatch'>;
  readonly queue: Pick<OutboxQueue, 'discard' | 'discardBatch' | 'recordAll'>;
  readonly account: () => Account | null;
  readonly permission: (tenantId: TenantId) => Permission;
  /** The incident as it is shown: the snapshot with the wishes already recorded. */
  readonly shown: (key: IncidentKey) => Incident | null;
  /** The Experts' tasks of an incident as they were read last. */
  readonly tasksOf: (key: IncidentKey) => readonly IncidentTask[];
}

/** What undoing means for one incident. */
interface Meaning {
  /** Why what was sent is not undone there; null = it is. */
  readonly refusal: string | null;
  readonly unsent: readonly RecordedChange[];
  readonly compensation: Compensation;
}

type Plan = IncidentKey & Meaning;

const NOTHING: Compensation = { changes: [], back: [], left: [], stays: [] };
const REFUSALS = {
  nobody: 'Nobody is signed in.',
  another: 'Somebody else on this computer made this change: only they can undo it.',
  role: 'Your role there may not change incidents.',
  gone: 'Not on this computer any more.',
  merged: 'It was merged into another incident meanwhile: make the change there.',
  damaged: 'This version of Tidewatch cannot read the change any more.',
} as const;

/** Undoing of what was recorded, before and after it was sent: what it would do, and doing it. */
export function undoing(parts: UndoingParts) {
  const { outbox, queue } = parts;

  /** What was recorded and not taken back. @throws AppError `not-found`. */
  const listed = (of: UndoTarget): ListedChange[] => {
    const one = 'id' in of ? outbox.get(of.id) : null;
    const all = 'batch' in of ? outbox.listBatch(of.batch) : one === null ? [] : [one];
    if (all.length > 0) return all.filter(({ stage }) => stage !== 'discarded');
    throw new AppError('not-found', 'This change is not kept here any more.', {
      remedy: 'Make the opposite change on the incident.',
    });
  };

  const planFor = (all: readonly ListedChange[]): Plan[] =>
    [...Map.groupBy(all, keyText).values()].flatMap((own) =>
      own.slice(0, 1).map(({ tenantId, incidentId }) => {
        return { tenantId, incidentId, ...meaningOf({ tenantId, incidentId }, own) };
      }),
    );

  const meaningOf = (key: IncidentKey, own: readonly ListedChange[]): Meaning => {
    const nothing = { unsent: [], compensation: NOTHING };
    const account = parts.account()?.id ?? null;
    if (account === null) return { ...nothing, refusal: REFUSALS.nobody };
    if (own.some(({ accountId }) => accountId !== account)) {
      return { ...nothing, refusal: REFUSALS.another };
    }
    const readable = own.filter(isReadable);
    if (readable.length < own.length) return { ...nothing, refusal: REFUSALS.damaged };
    const unsent = readable.filter(({ stage }) => stage === 'recorded');
    const done = readable.filter((one) => isGone(one));
    if (done.length === 0) return { ...nothing, unsent, refusal: null };
    const { allowed, reason } = parts.permission(key.tenantId);
    if (!allowed) return { ...nothing, unsent, refusal: reason ?? REFUSALS.role };
    const incident = parts.shown(key);
    if (incident === null) return { ...nothing, unsent, refusal: REFUSALS.gone };
    if (incident.status === 'redirected') return { ...nothing, unsent, refusal: REFUSALS.merged };
    const both = readable
      .filter((one) => unsent.includes(one) || done.includes(one))
      .map((one) => ({ ...one, sent: done.includes(one) }));
    const now = { ...seenIncident(incident), task: taskNow(key, done) };
    return { unsent, compensation: compensationOf(both, now), refusal: null };
  };

  const taskNow = (key: IncidentKey, done: readonly RecordedChange[]): string | null => {
    const task = done
      .flatMap(({ change }) => (change.kind === 'task' ? [change.taskId] : []))
      .at(0);
    if (task === undefined) return null;
    return parts.tasksOf(key).find(({ id }) => id === task)?.status ?? null;
  };

  /** What is recorded and no more. */
  const takeBack = async (of: UndoTarget): Promise<number> => {
    if ('batch' in of) return (await queue.discardBatch(of.batch)).takenBack;
    await queue.discard(of.id);
    return 1;
  };

  return {
    preview: (of: UndoTarget): UndoPreview => {
      const all = listed(of);
      const plans = planFor(all);
      const each = plans.map(({ compensation }) => compensation);
      return {
        unsent: plans.reduce((sum, { unsent }) => sum + unsent.length, 0),
        tenants: tenantsOf(plans),
        back: summed(each.map(({ back }) => back)),
        left: summed(each.map(({ left }) => left)),
        stays: summed(each.map(({ stays }) => stays)),
        refused: all.filter(({ stage }) => stage === 'refused').length,
        already: all.filter(wasSoAlready).length,
      };
    },

    /** Goes the way of every change: recorded first, looked at before it is sent. */
    undo: async (of: UndoTarget): Promise<UndoReceipt> => {
      const waits = planFor(listed(of)).some(({ unsent }) => unsent.length > 0);
      const takenBack = waits ? await takeBack(of) : 0;
      const plans = planFor(listed(of)); // as it is now, without them
      const wishes = plans.flatMap(({ tenantId, incidentId, compensation }) =>
        compensation.changes.map((change) => ({ key: { tenantId, incidentId }, change })),
      );
      const batch = BatchId.parse(randomUUID());
      if (wishes.length > 0) await queue.recordAll(wishes, batch, of);
      return {
        takenBack,
        batch: wishes.length === 0 ? null : batch,
        recorded: wishes.length,
        incidents: new Set(wishes.map(({ key }) => keyText(key))).size,
        refused: byTenant(plans).flatMap(({ tenantId, refusal, incidentIds }) =>
          refusal === null ? [] : [{ tenantId, incidentIds, reason: refusal }],
        ),
      };
    },
  };
}
export type Undoing = ReturnType<typeof undoing>;

/** Where something goes back, and where and why nothing does. */
function tenantsOf(plans: readonly Plan[]): UndoPreview['tenants'] {
  const going = plans.filter(
    ({ refusal, unsent, compensation }) =>
      refusal !== null || unsent.length > 0 || compensation.changes.length > 0,
  );
  return byTenant(going).map(({ tenantId, refusal, incidentIds }) => {
    return { tenantId, refusal, incidents: incidentIds.length, me: null };
  });
}

/** The incidents of each tenant that have the same refusal, or none. */
function byTenant(plans: readonly Plan[]) {
  const groups = Map.groupBy(plans, ({ tenantId, refusal }) => `${tenantId} ${refusal ?? ''}`);
  return [...groups.values()].flatMap((own) =>
    own.slice(0, 1).map(({ tenantId, refusal }) => {
      return { tenantId, refusal, incidentIds: own.map(({ incidentId }) => incidentId) };
    }),
  );
}
