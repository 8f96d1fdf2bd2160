import {
  CLASSIFICATIONS,
  type Classification,
  DETERMINATIONS,
  type Determination,
  SEVERITIES,
  type Severity,
  STATUSES,
  type Status,
} from './incident-words.ts';

/** The light part of an incident: what lists sort and filter by. */
export interface IncidentHead {
  createdMs: number;
  updatedMs: number;
  status: Status;
  severity: Severity;
  classification: Classification;
  determination: Determination;
  assignedTo: string | null;
  alerts: number;
}

/**
 * The light columns of one tenant's incidents, about 35 bytes a row, and their order by last change.
 * Row numbers are given once and never reused. A changed row gets a new place at the end of the
 * order; its old place stays as a hole until half of the order are holes.
 */
export class IncidentTable {
  #size = 0;
  #created = new Float64Array(64);
  #updated = new Float64Array(64);
  #alerts = new Uint16Array(64);
  #assignee = new Uint16Array(64);
  #codes = new Uint8Array(64 * 4);
  #place = new Uint32Array(64);
  #order = new Uint32Array(64);
  #placed = 0;
  readonly #assignees: (string | null)[] = [null];
  readonly #assigneeCodes = new Map<string | null, number>([[null, 0]]);

  get size(): number {
    return this.#size;
  }

  /** Time of the newest change; -Infinity when the tenant has no incidents. */
  get newestMs(): number {
    return this.#placed === 0 ? -Infinity : this.updatedMs(this.#order[this.#placed - 1] ?? 0);
  }

  /** Adds a row without a place in the order; `sortAll` or `touch` must follow. Returns its number. */
  add(head: IncidentHead): number {
    const row = this.#size;
    this.#size += 1;
    if (row >= this.#created.length) this.#grow();
    this.write(row, head);
    return row;
  }

  /** Makes room for `rows` at once, so that a world built in one go has no slack. */
  reserve(rows: number): void {
    if (rows > this.#created.length) this.#grow(rows);
  }

  head(row: number): IncidentHead {
    return {
      createdMs: this.#created[row] ?? 0,
      updatedMs: this.updatedMs(row),
      status: this.status(row),
      severity: SEVERITIES[this.#codes[row * 4 + 1] ?? 0] ?? 'low',
      classification: CLASSIFICATIONS[this.#codes[row * 4 + 2] ?? 0] ?? null,
      determination: DETERMINATIONS[this.#codes[row * 4 + 3] ?? 0] ?? null,
      assignedTo: this.#assignees[this.#assignee[row] ?? 0] ?? null,
      alerts: this.#alerts[row] ?? 0,
    };
  }

  status(row: number): Status {
    return STATUSES[this.#codes[row * 4] ?? 0] ?? 'active';
  }

  updatedMs(row: number): number {
    return this.#updated[row] ?? 0;
  }

  write(row: number, head: IncidentHead): void {
    this.#created[row] = head.createdMs;
    this.#updated[row] = head.updatedMs;
    this.#alerts[row] = head.alerts;
    this.#assignee[row] = this.#codeOf(head.assignedTo);
    this.#codes[row * 4] = STATUSES.indexOf(head.status);
    this.#codes[row * 4 + 1] = SEVERITIES.indexOf(head.severity);
    this.#codes[row * 4 + 2] = CLASSIFICATIONS.indexOf(head.classification);
    this.#codes[row * 4 + 3] = DETERMINATIONS.indexOf(head.determination);
  }

  /** Sorts every row by its last change; called once, after the world's own rows are in. */
  sortAll(): void {
    const rows = Uint32Array.from({ length: this.#size }, (_, row) => row);
    const updated = this.#updated;
    rows.sort((a, b) => (updated[a] ?? 0) - (updated[b] ?? 0) || a - b);
    this.#setOrder(rows, this.#size);
  }

  /** Gives a row the newest place. Its `updatedMs` must not be older than any other. */
  touch(row: number): void {
    if (this.#placed >= this.#order.length) this.#compact();
    this.#order[this.#placed] = row;
    this.#place[row] = this.#placed;
    this.#placed += 1;
  }

  /**
   * Rows from the newest change to the oldest. With `after`, only those that come after that row's
   * time and number, so that a page goes on where the last one ended whatever has changed since.
   */
  *newestFirst(after: { updatedMs: number; row: number } | null): Generator<number> {
    let place = after === null ? this.#placed - 1 : this.#lastBefore(after);
    for (; place >= 0; place -= 1) {
      const row = this.#order[place] ?? 0;
      if (this.#place[row] === place) yield row;
    }
  }

  /** Last place whose (time, row) is before the given one. Holes keep the order: their row moved up. */
  #lastBefore(after: { updatedMs: number; row: number }): number {
    let place = this.#placed - 1;
    while (place >= 0) {
      const row = this.#order[place] ?? 0;
      const live = this.#place[row] === place;
      const at = this.updatedMs(row);
      if (live && (at < after.updatedMs || (at === after.updatedMs && row < after.row))) break;
      place -= 1;
    }
    return place;
  }

  #codeOf(assignee: string | null): number {
    const known = this.#assigneeCodes.get(assignee);
    if (known !== undefined) return known;
    const code = this.#assignees.length;
    this.#assignees.push(assignee);
    this.#assigneeCodes.set(assignee, code);
    return code;
  }

  #grow(rows = this.#created.length * 2): void {
    this.#created = widened(this.#created, new Float64Array(rows));
    this.#updated = widened(this.#updated, new Float64Array(rows));
    this.#alerts = widened(this.#alerts, new Uint16Array(rows));
    this.#assignee = widened(this.#assignee, new Uint16Array(rows));
    this.#codes = widened(this.#codes, new Uint8Array(rows * 4));
    this.#place = widened(this.#place, new Uint32Array(rows));
  }

  #compact(): void {
    const live = this.#order
      .slice(0, this.#placed)
      .filter((row, place) => this.#place[row] === place);
    this.#setOrder(live, Math.max(128, live.length * 2));
  }

  #setOrder(rows: Uint32Array<ArrayBuffer>, room: number): void {
    this.#order = widened(rows, new Uint32Array(Math.max(room, rows.length)));
    this.#placed = rows.length;
    for (const [place, row] of rows.entries()) this.#place[row] = place;
  }
}

type Column =
  | Float64Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>;

/** Copies a column into a longer one. */
function widened<T extends Column>(from: T, into: T): T {
  into.set(from);
  return into;
}
