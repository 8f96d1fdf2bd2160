import type { Database } from './database.ts';

type Column = Int32Array | Uint32Array | Uint8Array | Float64Array;
type Columns = Readonly<Record<string, Column>>;

/** Columns as they stood at one moment of the database. */
interface Moment {
  readonly generation: number;
  /** The last change that is in them. */
  readonly stamp: number;
  /** Rows end before this. */
  readonly size: number;
}

/**
 * The board's columns in the cache itself, from the end of one run to the start of the next: numbers only,
 * encrypted like every other page. Only columns of the same `layout` and schema are found again.
 */
export function keptColumns(db: Database, shape: Columns, meaning: string) {
  const version = Number(db.pragma('user_version', { simple: true }));
  const widths = Object.entries(shape).map(([name, { BYTES_PER_ELEMENT }]) => [
    name,
    BYTES_PER_ELEMENT,
  ]);
  const layout = JSON.stringify([version, widths, meaning]);
  const rowBytes = Object.values(shape).reduce((sum, column) => sum + column.BYTES_PER_ELEMENT, 0);
  const moment = db.prepare<[string], Moment>(
    'SELECT generation, stamp, size FROM kept_columns WHERE layout = ?',
  );
  const bytes = db.prepare<[], Uint8Array>('SELECT bytes FROM kept_columns').pluck();
  // A tenant that is removed meanwhile makes another generation: then nothing counted before it is kept.
  const keep = db.prepare<[number, number, string, Uint8Array, number]>(`
    INSERT OR REPLACE INTO kept_columns (one, generation, stamp, size, layout, bytes)
    SELECT 1, generation, ?, ?, ?, ? FROM board_state WHERE generation = ?`);

  return {
    moment: (): Moment | null => moment.get(layout) ?? null,
    /** Fills `columns` (of at least `size` rows). @returns whether all of it was there. */
    read: (columns: Columns, size: number): boolean => {
      const kept = bytes.get();
      if (kept?.length !== size * rowBytes) return false;
      let at = 0;
      for (const column of Object.values(columns)) {
        const part = kept.subarray(at, at + size * column.BYTES_PER_ELEMENT);
        new Uint8Array(column.buffer, column.byteOffset, part.length).set(part);
        at += part.length;
      }
      return true;
    },
    /** The one write on a connection that otherwise only reads. Columns of an earlier generation are not kept. */
    write: (columns: Columns, { generation, stamp, size }: Moment): void => {
      const packed = new Uint8Array(size * rowBytes);
      let at = 0;
      for (const column of Object.values(columns)) {
        const length = size * column.BYTES_PER_ELEMENT;
        packed.set(new Uint8Array(column.buffer, column.byteOffset, length), at);
        at += length;
      }
      db.pragma('query_only = OFF');
      try {
        keep.run(stamp, size, layout, packed, generation);
      } finally {
        db.pragma('query_only = ON');
      }
    },
  };
}
