import { parseTasksSeen, TASKS_KIND } from '#shared/domain/tasks-seen.ts';
import type { TenantId, TenantSync } from '#shared/domain/tenant.ts';
import { type Clock, HOUR_MS, MINUTE_MS, SECOND_MS } from '#shared/time.ts';
import type { GraphClient } from '../graph/client.ts';
import type { CacheWriter } from '../ingest/cache-writer.ts';
import type { Log } from '../log.ts';
import type { Sleep } from '../sleep.ts';
import { createWake } from '../wake.ts';
import { CURSOR_KIND, parseCursor } from './cursor.ts';
import { cadence, FASTEST_MS, nextLookMs } from './schedule.ts';
import { newSlot, nextDueAt, type Slot } from './slot.ts';
import type { StepProgress } from './step.ts';
import { IDENTITY_KIND } from './steps/identity.ts';
import { syncTasks } from './steps/tasks.ts';
import { runTenant, type TenantRunReport } from './tenant-run.ts';
import { wayThere } from './way-there.ts';

/** At most this many tenants are looked at at once (design, section 5). */
const AT_ONCE = 8;
const IDENTITY_EVERY_MS = 12 * HOUR_MS;
const LONGEST_PAUSE_MS = MINUTE_MS;
/** A tick that comes this much too late means that the desk slept. */
const SLEPT_MS = 2 * MINUTE_MS;

export interface EngineParts {
  /** The client of a tenant, made once and kept. */
  readonly graphOf: (tenantId: TenantId) => GraphClient;
  readonly writer: CacheWriter;
  /** What the last session left in the cache. */
  readonly stored: {
    syncs(): readonly TenantSync[];
    cursor(tenantId: TenantId, kind: string): string | null;
  };
  readonly now: Clock;
  readonly sleep: Sleep;
  readonly random: () => number;
  readonly retentionDays: () => number;
  readonly log: Log;
  readonly isSignedIn: () => boolean;
  /** Looks at the access of a tenant, where that is due or asked for. */
  readonly lookAtAccess: (look: AccessLook) => Promise<NextAccessLook>;
  /** Whether the Experts set tasks in a tenant. */
  readonly setsTasks: (tenantId: TenantId) => boolean;
  /** Incidents or the state of tenants changed. */
  readonly onChange: (topics: { incidents: boolean; tenants: boolean }) => void;
  /** A look at a tenant ended: how it stood before, and how it stands now. */
  readonly onSettled: (before: TenantSync, after: TenantSync) => void;
  /** A tenant that was in trouble answered completely again. */
  readonly onRecovered: (tenantId: TenantId) => void;
}

/** When it is looked at again before its usual time (milliseconds since 1970); null: that is soon enough. */
export type NextAccessLook = number | null;

/** What a look at the access of one tenant is given. */
export interface AccessLook {
  readonly tenantId: TenantId;
  readonly graph: GraphClient;
  /** A person asks: then no pause is kept. */
  readonly asked: boolean;
  readonly signal: AbortSignal;
}

export interface SyncEngine {
  /** Begins the schedule; every tenant is due at once. */
  start(): void;
  /** Stops all runs and waits until they have ended. */
  stop(): Promise<void>;
  /** One complete look at every tenant, whatever the schedule says; resolves when all have ended. */
  once(): Promise<void>;
  setTenants(ids: readonly TenantId[]): Promise<void>;
  lookNow(tenantId: TenantId | null): void;
  setVisible(ids: readonly TenantId[]): void;
  /** A call of any kind, to any tenant, found no way to the service, or was answered by it. */
  heard(tenantId: TenantId, way: 'lost' | 'reached'): void;
  syncs(): readonly TenantSync[];
  running(): number;
  isOffline(): boolean;
}

/** Looks at all tenants, a few at a time, each at its own pace. */
export function syncEngine(parts: EngineParts): SyncEngine {
  const { writer, now, log, onChange } = parts;
  const slots = new Map<TenantId, Slot>();
  const wake = createWake(parts.sleep);
  let visible = new Set<TenantId>();
  const way = wayThere({ slots, visible: () => visible, now, onDue: wake.now, log });
  let loop: Promise<void> | null = null;
  let stopped = false;

  const onPage = (slot: Slot, { incidents, changed, share }: StepProgress) => {
    slot.sync = { ...slot.sync, backfill: share === null ? null : { incidents, share } };
    onChange({ incidents: changed > 0, tenants: share !== null });
  };

  const look = async (tenantId: TenantId, slot: Slot, signal: AbortSignal) => {
    const identityAt = Date.parse(parts.stored.cursor(tenantId, IDENTITY_KIND) ?? '');
    const identityDue = !(Math.abs(now() - identityAt) <= IDENTITY_EVERY_MS); // also when never read
    const { asked } = slot;
    slot.asked = false;
    const run = {
      tenantId,
      graph: parts.graphOf(tenantId),
      writer,
      cursor: parseCursor(parts.stored.cursor(tenantId, CURSOR_KIND)),
      identityDue,
      isSignedIn: parts.isSignedIn,
      now,
      signal,
      retentionDays: parts.retentionDays(),
      log,
      onPage: (progress: StepProgress) => onPage(slot, progress),
    };
    const report = await runTenant(run, slot.sync);
    if (signal.aborted) return;
    await settle(tenantId, slot, report);
    // Only now: the incidents may have shown that tasks are set, and their state does not wait for a list.
    if (report.complete && !signal.aborted && parts.setsTasks(tenantId)) {
      const seen = parseTasksSeen(parts.stored.cursor(tenantId, TASKS_KIND));
      const changed = await syncTasks({ ...run, seen, asked });
      onChange({ incidents: changed > 0, tenants: true });
    }
    // Whoever may not read the incidents of a tenant may still ask for access there, or decide on it.
    if (!report.offline && !signal.aborted) {
      slot.accessDueAt = await parts.lookAtAccess({ ...run, asked });
    }
  };

  /** Between two looks at everything: what was asked for and is about to be otherwise. */
  const lookAtAccess = async (tenantId: TenantId, slot: Slot, signal: AbortSignal) => {
    const graph = parts.graphOf(tenantId);
    slot.accessDueAt = await parts.lookAtAccess({ tenantId, graph, asked: false, signal });
  };

  const settle = async (tenantId: TenantId, slot: Slot, report: TenantRunReport) => {
    const { sync, changed } = report;
    slot.lost = report.offline;
    const before = slot.sync;
    const wasInTrouble = slot.failures > 0;
    slot.failures = sync.trouble === null ? 0 : slot.failures + 1;
    const facts = {
      visible: visible.has(tenantId),
      changed,
      cadenceMs: sync.cadenceMs,
      trouble: sync.trouble,
      failures: slot.failures,
      random: parts.random(),
    };
    slot.sync = { ...sync, cadenceMs: sync.trouble === null ? cadence(facts) : sync.cadenceMs };
    slot.dueAt = now() + nextLookMs(facts, now());
    way.looked(report.offline);
    if (sync.trouble === null && wasInTrouble) parts.onRecovered(tenantId);
    parts.onSettled(before, slot.sync); // before it is saved: what is not saved is told again
    await writer.saveSync(slot.sync);
    onChange({ incidents: changed > 0, tenants: true });
  };

  const begin = (tenantId: TenantId, slot: Slot, work = look) => {
    const stop = new AbortController();
    slot.again = false;
    slot.accessDueAt = null; // the look says anew when the next one is
    if (work === look) way.lookBegins(tenantId);
    const ended = work(tenantId, slot, stop.signal)
      .catch((error: unknown) => {
        if (stop.signal.aborted) return; // it was told to stop, and says so
        log.error({ tenantId, err: error }, 'a run could not be settled');
        slot.dueAt = now() + MINUTE_MS;
      })
      .finally(() => {
        slot.running = null;
        if (slot.again) slot.dueAt = 0;
        way.lookEnded();
        // Once for all that ran together. Untold, the page would say that it is looked until something changes.
        if (runningSlots().length === 0) onChange({ incidents: false, tenants: true });
        wake.now();
      });
    slot.running = { stop, ended };
    return ended;
  };

  const runningSlots = () => [...slots.values()].filter((slot) => slot.running !== null);

  /** Visible tenants first, then whoever waits longest. While offline one at a time asks for all. */
  const startDue = () => {
    const room = (way.isOffline() ? 1 : AT_ONCE) - runningSlots().length;
    const due = [...slots]
      .filter(([, slot]) => slot.running === null && nextDueAt(slot) <= now())
      .sort(
        ([a, x], [b, y]) =>
          Number(visible.has(b)) - Number(visible.has(a)) || nextDueAt(x) - nextDueAt(y),
      );
    for (const [tenantId, slot] of due.slice(0, Math.max(0, room))) {
      void begin(tenantId, slot, slot.dueAt <= now() ? look : lookAtAccess);
    }
  };

  const pauseMs = () => {
    const idle = [...slots.values()].filter((slot) => slot.running === null);
    const room = (way.isOffline() ? 1 : AT_ONCE) > runningSlots().length;
    if (!room || idle.length === 0) return LONGEST_PAUSE_MS;
    const next = Math.min(...idle.map(nextDueAt)) - now();
    return Math.min(LONGEST_PAUSE_MS, Math.max(next, SECOND_MS / 10));
  };

  const watch = async () => {
    while (!stopped) {
      startDue();
      const pause = pauseMs();
      const beganAt = now();
      await wake.wait(pause);
      const passed = now() - beganAt;
      // Slept, or the clock jumped either way: nothing that was planned can be trusted.
      if (passed < 0 || passed > pause + SLEPT_MS) {
        for (const slot of slots.values()) slot.dueAt = 0;
      }
    }
  };

  const stopRun = async (slot: Slot) => {
    slot.running?.stop.abort();
    await slot.running?.ended;
  };

  return {
    start: () => {
      loop ??= watch();
    },
    stop: async () => {
      stopped = true;
      wake.now();
      await Promise.all([...slots.values()].map(stopRun));
      await loop;
    },
    once: async () => {
      const waiting = [...slots];
      const worker = async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          await begin(...next);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
    },
    setTenants: async (ids) => {
      const wanted = new Set(ids);
      const added = ids.filter((id) => !slots.has(id));
      const stored = new Map(
        added.length === 0 ? [] : parts.stored.syncs().map((sync) => [sync.tenantId, sync]),
      );
      for (const id of added) slots.set(id, newSlot(id, stored.get(id)));
      const gone = [...slots].filter(([id]) => !wanted.has(id));
      for (const [id] of gone) slots.delete(id);
      wake.now();
      await Promise.all(gone.map(([, slot]) => stopRun(slot)));
    },
    lookNow: (tenantId) => {
      for (const [id, slot] of slots) {
        if (tenantId !== null && id !== tenantId) continue;
        slot.dueAt = 0;
        slot.asked = true;
        slot.again = slot.running !== null;
      }
      wake.now();
    },
    setVisible: (ids) => {
      visible = new Set(ids);
      const soonest = now() + FASTEST_MS;
      for (const id of ids) {
        const slot = slots.get(id);
        if (slot && slot.sync.trouble === null) slot.dueAt = Math.min(slot.dueAt, soonest);
      }
    },
    heard: (tenantId, what) => way[what](tenantId),
    syncs: () => [...slots.values()].map(({ sync }) => sync),
    running: () => runningSlots().length,
    isOffline: way.isOffline,
  };
}
