// Structured-clone values as text. The same source runs in Node and in the preload's world, so it uses
// nothing but the language. Values are cloned first: what Electron refuses to clone is refused here too.

/** Marks a value that JSON alone would change. */
const MARK = '$stand-in';

/** @throws Error in Electron's words when `value` cannot be cloned at all. */
export function cloned(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    throw new Error('An object could not be cloned.');
  }
}

/** @throws Error for what cannot be cloned, and for what this stand-in cannot carry. */
export function encode(value: unknown): string {
  return JSON.stringify(described(cloned(value), []));
}

export function decode(text: string): unknown {
  return restored(JSON.parse(text));
}

function described(value: unknown, above: readonly object[]): unknown {
  if (value === undefined) return { [MARK]: 'undefined' };
  if (typeof value === 'bigint') return { [MARK]: 'bigint', value: String(value) };
  if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) {
    return { [MARK]: 'number', value: Object.is(value, -0) ? '-0' : String(value) };
  }
  if (typeof value !== 'object' || value === null) return value;
  if (above.includes(value)) throw new Error('electron stand-in: a value that holds itself');
  const path = [...above, value];
  if (Array.isArray(value)) return value.map((item) => described(item, path));
  if (value instanceof Date) return { [MARK]: 'date', value: value.getTime() };
  if (value instanceof Map) return { [MARK]: 'map', value: described([...value], path) };
  if (value instanceof Set) return { [MARK]: 'set', value: described([...value], path) };
  if (value instanceof Uint8Array) return { [MARK]: 'bytes', value: [...value] };
  if (value instanceof Error) return { [MARK]: 'error', value: value.message };
  if (Object.prototype.toString.call(value) !== '[object Object]') {
    throw new Error(
      `electron stand-in: ${Object.prototype.toString.call(value)} cannot be carried`,
    );
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, described(item, path)]),
  );
}

function restored(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(restored);
  if (!(MARK in value)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, restored(item)]));
  }
  const held = 'value' in value ? value.value : undefined;
  switch (value[MARK]) {
    case 'undefined':
      return undefined;
    case 'bigint':
      return BigInt(String(held));
    case 'number':
      return Number(held);
    case 'date':
      return new Date(Number(held));
    case 'map':
      return new Map(pairs(restored(held)));
    case 'set':
      return new Set(list(restored(held)));
    case 'bytes':
      return Uint8Array.from(list(held), Number);
    default:
      return new Error(String(held));
  }
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function pairs(value: unknown): readonly [unknown, unknown][] {
  return list(value).map((pair) => [list(pair)[0], list(pair)[1]]);
}
