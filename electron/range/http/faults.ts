import type { Fault, FaultMode } from '../control/control-contract.ts';
import { type CallKind, callKind } from './call-kind.ts';
import { mix, mixText } from '../world/random.ts';

interface Planned {
  readonly tenantId: string | null;
  readonly method: string | null;
  readonly call: CallKind | null;
  readonly fault: Fault;
  /** So many that fit pass first. */
  after: number;
  left: number;
}

/** How often one kind of call met one kind of trouble in one tenant. */
export interface FaultCount {
  readonly tenantId: string;
  readonly call: CallKind;
  readonly kind: Fault['kind'];
  /** Of an `error`; null for all other trouble. */
  readonly status: number | null;
  readonly times: number;
}

/** Decides which requests go wrong. */
export interface Faults {
  readonly mode: () => FaultMode;
  readonly setMode: (mode: FaultMode) => void;
  readonly plan: (planned: Omit<Planned, 'left'>, times: number) => void;
  readonly clear: () => void;
  /** The trouble that this request meets, or null. Counts it. */
  readonly meet: (tenantId: string, method: string, target: string) => Fault | null;
  readonly met: () => number;
  /** Requests that planned trouble still waits for. */
  readonly waiting: () => number;
  readonly report: () => readonly FaultCount[];
}

/** A request is hit at most this often in a row: three tries always get through a storm. */
const MOST_IN_A_ROW = 2;
/** The tenant that is down when a storm begins recovers after this many refusals. */
const REFUSALS_WHILE_DOWN = 5;

/**
 * @param seed    the same seed and the same requests of a tenant meet the same trouble.
 * @param downId  the tenant that is down when a storm begins; null: none.
 */
export function faultPlan(seed: number, downId: string | null, mode: FaultMode): Faults {
  const planned: Planned[] = [];
  const counters = new Map<string, number>();
  const inARow = new Map<string, number>();
  const counts = new Map<string, FaultCount>();
  let now = mode;
  let refusals = 0;
  let met = 0;

  const inStorm = (tenantId: string, method: string, target: string): Fault | null => {
    if (tenantId === downId && refusals < REFUSALS_WHILE_DOWN) {
      refusals += 1;
      return { kind: 'error', status: 503 };
    }
    const count = counters.get(tenantId) ?? 0;
    counters.set(tenantId, count + 1);
    const key = `${tenantId} ${method} ${target}`;
    const before = inARow.get(key) ?? 0;
    const fault = before < MOST_IN_A_ROW ? drawFault(mix(seed, mixText(tenantId), count)) : null;
    if (fault === null || fault.kind === 'delay') inARow.delete(key);
    else inARow.set(key, before + 1);
    return fault;
  };

  /** The first plan that fits and lets no more pass. */
  const inPlan = (tenantId: string, method: string, kind: CallKind): Fault | null => {
    for (const [at, one] of planned.entries()) {
      const fits =
        (one.tenantId ?? tenantId) === tenantId &&
        (one.method ?? method) === method &&
        (one.call ?? kind) === kind;
      if (!fits) continue;
      if (one.after > 0) {
        one.after -= 1;
        continue;
      }
      one.left -= 1;
      if (one.left <= 0) planned.splice(at, 1);
      return one.fault;
    }
    return null;
  };
  const stormy = (tenantId: string, method: string, target: string) =>
    now === 'storm' ? inStorm(tenantId, method, target) : null;

  return {
    mode: () => now,
    setMode: (next) => {
      now = next;
      inARow.clear();
      refusals = 0;
    },
    plan: (one, times) => {
      planned.push({ ...one, left: times });
    },
    clear: () => {
      planned.length = 0;
    },
    meet: (tenantId, method, target) => {
      const kind = callKind(method, target);
      const fault = inPlan(tenantId, method, kind) ?? stormy(tenantId, method, target);
      if (fault === null) return null;
      met += 1;
      const status = fault.kind === 'error' ? fault.status : null;
      const key = `${tenantId} ${kind} ${fault.kind} ${status}`;
      const times = (counts.get(key)?.times ?? 0) + 1;
      counts.set(key, { tenantId, call: kind, kind: fault.kind, status, times });
      return fault;
    },
    waiting: () => planned.reduce((sum, { left }) => sum + left, 0),
    report: () => [...counts.values()],
    met: () => met,
  };
}

/** About one request in eighteen meets something. */
function drawFault(bits: number): Fault | null {
  const share = bits % 1_000;
  const detail = (bits >>> 10) % 100;
  if (share < 10) return { kind: 'throttle', retryAfter: 1 + (detail % 2) };
  if (share < 15) return { kind: 'throttle', retryAfter: null };
  if (share < 22) return { kind: 'error', status: 500 };
  if (share < 29) return { kind: 'error', status: 503 };
  if (share < 35) return { kind: 'cut' };
  if (share < 41) return { kind: 'malformed' };
  if (share < 49) return { kind: 'delay', ms: 100 + detail * 9 };
  if (share < 51) return { kind: 'challenge' };
  if (share < 55) return { kind: 'reset', done: detail < 50 };
  return null;
}
