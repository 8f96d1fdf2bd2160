import path from 'node:path';

/** Tests start the same programs hundreds of times: what Node made of their code is kept here from one to the next. */
export const COMPILE_CACHE = path.resolve(import.meta.dirname, '../out/compile-cache');
