import type { BoardColumn, SortKey } from '#shared/domain/board.ts';
import { type Columns, turnOf } from './board-columns.ts';
import type { BoardDictionary } from './board-dictionary.ts';
import { severityRank, sortKey, statusRank } from './board-ranks.ts';
import type { PlaceValue, Step } from './board-ranking.ts';
import { ranksOf } from './board-text-order.ts';
import { boardTexts } from './board-texts.ts';
import type { Database } from './database.ts';

interface Source {
  readonly columns: Columns;
  readonly dictionary: BoardDictionary;
}

/** A column in memory as numbers to compare. `table` turns what the column holds into its rank. */
interface Ranking {
  readonly numbers: Int32Array | Float64Array | Uint8Array;
  readonly table: Float64Array | null;
  readonly rankOf: (value: PlaceValue) => number;
}

/** The steps of an order by several keys: the keys, then tenant and id in the direction of the last. */
export function boardSteps(db: Database) {
  const texts = boardTexts(db);
  return (keys: readonly SortKey[], source: Source): Step[] => {
    const descending = keys.at(-1)?.descending ?? false;
    const ties = { numbers: source.columns.tenant, table: null, rankOf: Number };
    return [
      ...keys.map((key) =>
        key.by === 'title'
          ? texts.titleStep(key.descending)
          : rankedStep(rankingOf(key.by, source), key.descending),
      ),
      rankedStep(ties, descending),
      texts.idStep(descending),
    ];
  };
}

function rankedStep({ numbers, table, rankOf }: Ranking, descending: boolean): Step {
  const sign = descending ? -1 : 1;
  return {
    measured: (rows, after) => {
      const values = new Float64Array(rows.length);
      for (let at = 0; at < rows.length; at += 1) {
        const held = numbers[rows[at] ?? 0] ?? 0;
        values[at] = sign * (table ? (table[held] ?? 0) : held);
      }
      return { values, after: after === null ? null : sign * rankOf(after) };
    },
  };
}

function rankingOf(by: Exclude<BoardColumn, 'title'>, { columns, dictionary }: Source): Ranking {
  switch (by) {
    case 'alerts':
    case 'dueAt':
    case 'createdAt':
    case 'updatedAt':
      return { numbers: columns[by], table: null, rankOf: Number };
    case 'turn':
      return { numbers: columns.flags.map(turnOf), table: null, rankOf: Number };
    case 'severity':
      return byWord(columns.severity, dictionary, severityRank);
    case 'status':
      return byWord(columns.status, dictionary, statusRank);
    case 'tenant':
      return byTenantName(columns.tenant, dictionary);
    case 'assignedTo':
      return byText(
        columns.assignee,
        Array.from(dictionary.words(), (_, number) => sortKey(dictionary.word(number))),
      );
    case 'tags':
      return byText(
        columns.tagList,
        Array.from(dictionary.tagLists(), (_, number) =>
          sortKey(dictionary.tags(number).join(', ')),
        ),
      );
  }
}

function byWord(
  numbers: Int32Array,
  dictionary: BoardDictionary,
  rank: (word: string) => number,
): Ranking {
  const table = Float64Array.from(dictionary.words(), (word = '') => rank(word));
  return { numbers, table, rankOf: Number };
}

/** A cursor carries the number of the tenant: its place may have moved meanwhile. */
function byTenantName(numbers: Int32Array, dictionary: BoardDictionary): Ranking {
  const inOrder = dictionary.tenants();
  const most = inOrder.reduce((highest, { number }) => Math.max(highest, number), 0);
  const table = new Float64Array(most + 1);
  inOrder.forEach(({ number }, place) => {
    table[number] = place;
  });
  return { numbers, table, rankOf: (number) => table[Number(number)] ?? 0 };
}

/** Numbered texts by their order; a text that is not there any more stands between its neighbours. */
function byText(numbers: Int32Array, texts: readonly string[]): Ranking {
  const { rankOf } = ranksOf(texts);
  return {
    numbers,
    table: Float64Array.from(texts, rankOf),
    rankOf: (text) => rankOf(String(text)),
  };
}
