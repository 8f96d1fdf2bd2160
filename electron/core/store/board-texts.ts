import type { Part, PlaceValue, Step } from './board-ranking.ts';
import { ranksOf } from './board-text-order.ts';
import type { Database } from './database.ts';

/** So many texts are read row by row; of more, only those near the part asked for. */
const FEW = 500;

/** The two steps of an order whose values are not in memory: titles and ids. */
export function boardTexts(db: Database) {
  let among: Uint8Array = new Uint8Array(0);
  db.function('among', { directOnly: true }, (n) => (typeof n === 'number' ? (among[n] ?? 0) : 0));
  const titleOf = db
    .prepare<[number], string>('SELECT title_key FROM incidents WHERE n = ?')
    .pluck();
  const idOf = db.prepare<[number], string>('SELECT id FROM incidents WHERE n = ?').pluck();
  const titleAt = (descending: boolean) =>
    db
      .prepare<[number], string>(
        `SELECT title_key FROM incidents INDEXED BY by_title WHERE among(n)
         ORDER BY title_key ${descending ? 'DESC' : 'ASC'} LIMIT 1 OFFSET ?`,
      )
      .pluck();
  const atFrom = { rising: titleAt(false), falling: titleAt(true) };
  const count = (where: string) =>
    db
      .prepare<[string], number>(
        `SELECT count(*) FROM incidents INDEXED BY by_title WHERE ${where} AND among(n)`,
      )
      .pluck();
  const counts = {
    less: count('title_key < ?'),
    more: count('title_key > ?'),
    equal: count('title_key = ?'),
  };
  const rowsTitled = db
    .prepare<[string, string], number>(
      'SELECT n FROM incidents INDEXED BY by_title WHERE title_key BETWEEN ? AND ? AND among(n)',
    )
    .pluck();

  const textStep = (textOf: (n: number) => string | undefined, descending: boolean): Step => {
    const sign = descending ? -1 : 1;
    return {
      measured: (rows, after) => {
        const texts = Array.from(rows, (n) => textOf(n) ?? '');
        const { rankOf } = ranksOf(texts);
        const values = Float64Array.from(texts, (text) => sign * rankOf(text));
        return { values, after: after === null ? null : sign * rankOf(String(after)) };
      },
    };
  };

  /** The rows whose titles lie between those at the two ends, found along the index of titles. */
  const nearTitles = (part: Part, after: PlaceValue | null, descending: boolean): Part => {
    const { rows, from, to } = part;
    if (rows.length <= FEW) return part;
    among = new Uint8Array(rows.reduce((most, n) => Math.max(most, n), 0) + 1);
    for (const n of rows) among[n] = 1;
    const behind = descending ? counts.more : counts.less;
    const at = descending ? atFrom.falling : atFrom.rising;
    const first = after === null ? at.get(from) : String(after);
    if (first === undefined) return { rows: new Int32Array(0), from: 0, to: 0 };
    const before = behind.get(first) ?? 0;
    const same = after === null ? 0 : (counts.equal.get(first) ?? 0);
    const last = at.get((after === null ? 0 : before + same) + to - 1);
    const ends = [first, last ?? (descending ? '' : '\u{10ffff}')] as const;
    const [low, high] = descending ? [ends[1], ends[0]] : ends;
    const near = Int32Array.from(rowsTitled.all(low, high));
    return after === null
      ? { rows: near, from: from - before, to: to - before }
      : { ...part, rows: near };
  };

  return {
    titleStep: (descending: boolean): Step => ({
      ...textStep((n) => titleOf.get(n), descending),
      narrowed: (part, after) => nearTitles(part, after, descending),
    }),
    idStep: (descending: boolean): Step => textStep((n) => idOf.get(n), descending),
  };
}
