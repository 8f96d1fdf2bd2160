import type { findContract } from '#shared/contract/find.ts';
import type { FindReader } from '../store/find-reader.ts';
import type { HandlersOf } from './handler.ts';

export function findHandlers(find: FindReader): HandlersOf<typeof findContract> {
  return {
    'find.incidents': ({ text }) => find.incidents(text),
    'find.within': ({ text, keys }) =>
      keys.map((key) => find.within(key, text)).filter((found) => found !== null),
  };
}
