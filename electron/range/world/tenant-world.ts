import {
  type DrawContext,
  drawAlertCount,
  drawHead,
  drawSeverity,
  drawsFor,
} from './incident-draw.ts';
import { type IncidentHead, IncidentTable } from './incident-table.ts';
import { type TaskBook, taskBook } from './task-book.ts';

/** A remark as Graph tells it. */
export interface StoredComment {
  readonly comment: string;
  readonly createdByDisplayName: string;
  readonly createdMs: number;
}

/** Where an alert was born: row of its first incident, and its number there. */
export interface AlertRef {
  readonly row: number;
  readonly part: number;
}

/** What somebody changed of an incident beyond its columns; everything else is drawn again. */
export interface IncidentChanges {
  displayName?: string;
  description?: string | null;
  summary?: string | null;
  resolvingComment?: string | null;
  customTags?: readonly string[];
  lastModifiedBy?: string;
  comments?: readonly StoredComment[];
}

/** What somebody changed of an alert. */
export interface AlertChanges {
  status?: string;
  classification?: string | null;
  determination?: string | null;
  assignedTo?: string | null;
  comments?: readonly StoredComment[];
  updatedMs?: number;
  /** For an alert that came after its incident. */
  createdMs?: number;
}

/** Everything that exists in one tenant: light columns, and overlays for what has changed. */
export interface TenantWorld extends DrawContext {
  readonly table: IncidentTable;
  /** When the world began (ms since 1970). */
  readonly epochMs: number;
  /** Tasks of the Experts; `tasksOf` fills it. */
  readonly tasks: TaskBook;
  readonly changes: Map<number, IncidentChanges>;
  readonly alertChanges: Map<string, AlertChanges>;
  /** Merged incidents and where they went. */
  readonly redirects: ReadonlyMap<number, number>;
  /** The alerts an incident shows: its own, and those of the incidents merged into it. */
  readonly alertsOf: (row: number) => readonly AlertRef[];
  /** The incident that shows an alert born in `row`, however often it was merged. */
  readonly holderOf: (row: number) => number;
  readonly redirect: (from: number, to: number) => void;
  readonly addIncident: (at: number, from?: Partial<IncidentHead>) => number;
  readonly setHead: (row: number, change: Partial<IncidentHead>, at: number) => IncidentHead;
  readonly change: (row: number, change: IncidentChanges) => void;
}

/** Builds a tenant's columns; about a microsecond a row, done when the tenant is first looked at. */
export function tenantWorld(context: DrawContext, epochMs: number): TenantWorld {
  const table = new IncidentTable();
  const redirects = new Map<number, number>();
  const absorbed = new Map<number, number[]>();
  const redirect = (from: number, to: number) => {
    redirects.set(from, to);
    const sources = absorbed.get(to);
    if (sources) sources.push(from);
    else absorbed.set(to, [from]);
  };
  const bornIn = (row: number): readonly AlertRef[] => {
    const own = Array.from({ length: table.head(row).alerts }, (_, part) => ({ row, part }));
    return own.concat(...(absorbed.get(row) ?? []).map(bornIn));
  };
  const changes = new Map<number, IncidentChanges>();
  const { incidents } = context.tenant;
  table.reserve(incidents);
  for (let row = 0; row < incidents; row += 1) {
    const head = drawHead(context, row, incidents, epochMs);
    table.add(head);
    if (head.status === 'redirected') redirect(row, mergeTarget(context, table, row));
  }
  table.sortAll();

  const setHead = (row: number, change: Partial<IncidentHead>, at: number) => {
    const head = { ...table.head(row), ...change, updatedMs: Math.max(at, table.newestMs + 1) };
    table.write(row, head);
    table.touch(row);
    return head;
  };

  return {
    ...context,
    table,
    epochMs,
    tasks: taskBook(),
    redirects,
    changes,
    alertChanges: new Map(),
    alertsOf: (row) => (redirects.has(row) ? [] : bornIn(row)),
    holderOf: (row) => {
      let holder = row;
      for (let next = redirects.get(row); next !== undefined; next = redirects.get(holder))
        holder = next;
      return holder;
    },
    redirect,
    addIncident: (at, from = {}) => {
      const row = table.size;
      const createdMs = Math.max(at, table.newestMs + 1);
      const draws = drawsFor(context, 2, row);
      const fresh: IncidentHead = {
        createdMs,
        updatedMs: createdMs,
        status: 'active',
        severity: drawSeverity(draws),
        classification: null,
        determination: null,
        assignedTo: null,
        alerts: drawAlertCount(draws),
        ...from,
      };
      table.add(fresh);
      table.touch(row);
      return row;
    },
    setHead,
    change: (row, change) => {
      changes.set(row, { ...changes.get(row), ...change });
    },
  };
}

/** An earlier incident that was not merged itself; row 0 never is. */
function mergeTarget(context: DrawContext, table: IncidentTable, row: number): number {
  let target = Math.max(0, row - drawsFor(context, 3, row).between(1, 12));
  while (target > 0 && table.status(target) === 'redirected') target -= 1;
  return target;
}
