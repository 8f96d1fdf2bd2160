import { ASSIGNED_TO_ME, ASSIGNED_TO_NOBODY, UNTAGGED } from '#shared/domain/board.ts';
import { Standing } from '#shared/domain/clock/board-clock.ts';
import { isOpen } from '#shared/domain/incident.ts';
import { isNamed } from '#shared/domain/person-name.ts';
import type { ListField } from '#shared/domain/query/expression.ts';
import { standingAt } from './board-clocks.ts';
import { type Columns, isMineFlag, isSnoozed, turnOf } from './board-columns.ts';
import type { BoardDictionary } from './board-dictionary.ts';
import { TURNS } from './board-ranks.ts';

/** For each number a column can hold, 1 where it is wanted: a row is then one look into a table. */
export interface WantedTable {
  readonly column: 'tenant' | 'severity' | 'status' | 'assignee' | 'tagList' | 'turn' | 'clock';
  readonly wanted: Uint8Array;
  /** Rows of the signed-in person are wanted whatever the table says. */
  readonly mine: boolean;
  /** Whether open incidents that are put away are wanted, whatever the table says; null = the table decides. */
  readonly snoozed: boolean | null;
}

type Maker = (values: ReadonlySet<string>, dictionary: BoardDictionary) => WantedTable;

function table(
  column: WantedTable['column'],
  wantedOf: (values: ReadonlySet<string>, dictionary: BoardDictionary) => Uint8Array,
): Maker {
  return (values, dictionary) => ({
    column,
    wanted: wantedOf(values, dictionary),
    mine: column === 'assignee' && values.has(ASSIGNED_TO_ME),
    snoozed: null,
  });
}

const wordsIn = (values: ReadonlySet<string>, dictionary: BoardDictionary) =>
  Uint8Array.from(dictionary.words(), (word = '') => (values.has(word) ? 1 : 0));

const byTenant = (
  dictionary: BoardDictionary,
  isWanted: (tenant: { readonly id: string; readonly tags: readonly string[] }) => boolean,
) => {
  const known = dictionary.tenants();
  const wanted = new Uint8Array(known.reduce((most, { number }) => Math.max(most, number), 0) + 1);
  for (const tenant of known) wanted[tenant.number] = isWanted(tenant) ? 1 : 0;
  return wanted;
};

const NONE = [UNTAGGED];
const tagsOrNone = (tags: readonly string[]) => (tags.length === 0 ? NONE : tags);

/** How each key of the language is looked up. */
const TABLES: Readonly<Record<ListField, Maker>> = {
  severity: table('severity', wordsIn),
  status: table('status', wordsIn),
  is: (values, dictionary) => ({
    column: 'status',
    wanted: Uint8Array.from(dictionary.words(), (word = '') => {
      return values.has('all') || values.has(isOpen(word) ? 'open' : 'closed') ? 1 : 0;
    }),
    mine: false,
    snoozed: values.has('all') || values.has('snoozed'),
  }),
  turn: table('turn', (values) => Uint8Array.from(TURNS, (turn) => (values.has(turn) ? 1 : 0))),
  sla: table('clock', (values) =>
    Uint8Array.from(Standing.options, (standing) => (values.has(standing) ? 1 : 0)),
  ),
  tenant: table('tenant', (values, dictionary) => byTenant(dictionary, ({ id }) => values.has(id))),
  'tenant-tag': table('tenant', (values, dictionary) =>
    byTenant(dictionary, ({ tags }) => tags.some((tag) => values.has(tag))),
  ),
  tag: table('tagList', (values, dictionary) =>
    Uint8Array.from({ length: dictionary.tagLists().length }, (_, number) =>
      tagsOrNone(dictionary.tags(number)).some((tag) => values.has(tag)) ? 1 : 0,
    ),
  ),
  assigned: table('assignee', (values, dictionary) => {
    const names = [...values].filter(
      (value) => value !== ASSIGNED_TO_ME && value !== ASSIGNED_TO_NOBODY,
    );
    const wanted = Uint8Array.from(dictionary.words(), (word = '') =>
      names.some((name) => isNamed(word, name)) ? 1 : 0,
    );
    const first = values.has(ASSIGNED_TO_NOBODY) ? 1 : 0; // number 0 is nobody
    if (wanted.length === 0) return Uint8Array.of(first);
    wanted[0] = first;
    return wanted;
  }),
};

export function wantedTable(
  field: ListField,
  values: readonly string[],
  dictionary: BoardDictionary,
): WantedTable {
  return TABLES[field](new Set(values), dictionary);
}

interface TableSource {
  readonly columns: Columns;
  readonly rows: Int32Array;
  readonly nowMs: number;
}

/** A 1 for every row that the table wants. */
export function markedByTable(
  { column, wanted, mine, snoozed }: WantedTable,
  { columns, rows, nowMs }: TableSource,
  marks: Uint8Array,
): Uint8Array {
  const { flags } = columns;
  if (column === 'turn') markTurns(flags, wanted, rows, marks);
  else if (column === 'clock') markClocks(columns, { wanted, nowMs }, rows, marks);
  else markNumbered(columns[column], wanted, rows, marks);
  if (snoozed === null && !mine) return marks;
  for (let at = 0; at < rows.length; at += 1) {
    const flag = flags[rows[at] ?? 0] ?? 0;
    if (snoozed !== null && isSnoozed(flag)) marks[at] = snoozed ? 1 : 0;
    if (mine && isMineFlag(flag)) marks[at] = 1;
  }
  return marks;
}

function markNumbered(
  numbers: Int32Array,
  wanted: Uint8Array,
  rows: Int32Array,
  marks: Uint8Array,
): void {
  for (let at = 0; at < rows.length; at += 1) {
    marks[at] = wanted[numbers[rows[at] ?? 0] ?? 0] ?? 0;
  }
}

function markTurns(
  flags: Uint8Array,
  wanted: Uint8Array,
  rows: Int32Array,
  marks: Uint8Array,
): void {
  for (let at = 0; at < rows.length; at += 1) {
    marks[at] = wanted[turnOf(flags[rows[at] ?? 0] ?? 0)] ?? 0;
  }
}

function markClocks(
  { dueAt, warnS }: Columns,
  { wanted, nowMs }: { readonly wanted: Uint8Array; readonly nowMs: number },
  rows: Int32Array,
  marks: Uint8Array,
): void {
  for (let at = 0; at < rows.length; at += 1) {
    const n = rows[at] ?? 0;
    marks[at] = wanted[standingAt(dueAt[n] ?? 0, warnS[n] ?? 0, nowMs)] ?? 0;
  }
}
