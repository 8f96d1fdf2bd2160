import { expect, test } from 'vitest';
import { seekTo } from '#electron/core/store/board-seek.ts';
import { numbers } from '#test/fakes/board-data.ts';

test.each([1, 2, 3, 4])(
  'finds the value at any offset, and how far into its equals (%i)',
  (seed) => {
    const next = numbers(seed);
    const size = 2_000;
    const values = Float64Array.from({ length: size }, () =>
      Math.floor(next() ** 4 * (seed === 1 ? 5 : 1e12)),
    );
    const fails = Uint16Array.from({ length: size }, (_, n) => (n === 0 || next() < 0.5 ? 1 : 0));
    const rows = { fails, near: Int32Array.from({ length: size - 1 }, (_, at) => at + 1) };
    const wanted = [...values].filter((_, n) => fails[n] === 0).sort((one, other) => one - other);

    for (const descending of [false, true]) {
      const sorted = descending ? [...wanted].reverse() : wanted;
      for (let offset = 0; offset < sorted.length; offset += 37) {
        const value = sorted[offset] ?? 0;
        expect(seekTo(values, rows, offset, descending)).toEqual({
          value,
          skip: offset - sorted.indexOf(value),
        });
      }
      expect(seekTo(values, rows, sorted.length, descending)).toBeNull();
    }
  },
);
