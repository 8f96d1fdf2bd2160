// Structured-clone values as text. The same source runs in Node and in the preload's world.
// encode() clones first, so what Electron refuses to clone is refused here with the same words.

const VIEWS = [
  'Int8Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'Float32Array',
  'Float64Array',
  'BigInt64Array',
  'BigUint64Array',
  'DataView',
];

function toBase64(bytes: any): string {
  return typeof Buffer === 'undefined'
    ? bytes.toBase64()
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
function fromBase64(text: string): any {
  return typeof Buffer === 'undefined'
    ? (Uint8Array as any).fromBase64(text)
    : new Uint8Array(Buffer.from(text, 'base64'));
}

export function cloned(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    throw new Error('An object could not be cloned.');
  }
}

/** True when JSON alone keeps the value as it is. */
function isJson(value: any, seen: Set<object>): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== 'object' || seen.has(value)) return false;
  seen.add(value);
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) if (!isJson(value[i], seen)) return false;
    return true;
  }
  if (Object.prototype.toString.call(value) !== '[object Object]') return false;
  for (const key in value) if (key === '__proto__' || !isJson(value[key], seen)) return false;
  return true;
}

export function encode(input: unknown): string {
  const value = cloned(input);
  if (isJson(value, new Set())) return 'j' + JSON.stringify(value);
  const slots: unknown[] = [];
  const known = new Map<unknown, number>();
  const put = (v: any): number => {
    if (known.has(v)) return known.get(v)!;
    const at = slots.push(null) - 1;
    if (typeof v === 'object' && v !== null) known.set(v, at);
    slots[at] = describe(v);
    return at;
  };
  const describe = (v: any): unknown => {
    if (v === undefined) return ['u'];
    if (typeof v === 'bigint') return ['b', v.toString()];
    if (typeof v === 'number' && (!Number.isFinite(v) || Object.is(v, -0)))
      return ['n', Object.is(v, -0) ? '-0' : String(v)];
    if (typeof v !== 'object' || v === null) return ['v', v];
    if (Array.isArray(v)) return ['l', v.map(put)];
    const kind = Object.prototype.toString.call(v).slice(8, -1);
    if (kind === 'Date') return ['d', +v];
    if (kind === 'RegExp') return ['r', v.source, v.flags];
    if (kind === 'Map') return ['m', [...v].map(([k, x]: any) => [put(k), put(x)])];
    if (kind === 'Set') return ['s', [...v].map(put)];
    if (kind === 'Error') return ['e', v.name, v.message, v.stack];
    if (kind === 'ArrayBuffer') return ['a', toBase64(new Uint8Array(v))];
    if (VIEWS.includes(kind))
      return ['t', kind, toBase64(new Uint8Array(v.buffer, v.byteOffset, v.byteLength))];
    if (kind === 'Number' || kind === 'String' || kind === 'Boolean') return ['x', v.valueOf()];
    if (kind !== 'Object') throw new Error('An object could not be cloned.');
    return ['o', Object.keys(v), Object.values(v).map(put)];
  };
  put(value);
  return 't' + JSON.stringify(slots);
}

export function decode(text: string): unknown {
  const body = JSON.parse(text.slice(1));
  if (text[0] === 'j') return body;
  const made: unknown[] = [];
  const get = (at: number): any => {
    if (at in made) return made[at];
    const [kind, a, b, c] = body[at];
    switch (kind) {
      case 'u':
        return undefined;
      case 'v':
        return a;
      case 'b':
        return BigInt(a);
      case 'n':
        return Number(a);
      case 'd':
        return (made[at] = new Date(a));
      case 'r':
        return (made[at] = new RegExp(a, b));
      case 'x':
        return (made[at] = Object(a));
      case 'a':
        return (made[at] = fromBase64(a).buffer);
      case 't': {
        const bytes = fromBase64(b);
        return (made[at] = a === 'Uint8Array' ? bytes : new (globalThis as any)[a](bytes.buffer));
      }
      case 'e': {
        const Type =
          ({ TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError } as any)[a] ??
          Error;
        const error = new Type(b);
        error.stack = c;
        return (made[at] = error);
      }
      case 'l': {
        const list: unknown[] = (made[at] = []);
        for (const i of a) list.push(get(i));
        return list;
      }
      case 'm': {
        const map = (made[at] = new Map());
        for (const [k, v] of a) map.set(get(k), get(v));
        return map;
      }
      case 's': {
        const set = (made[at] = new Set());
        for (const i of a) set.add(get(i));
        return set;
      }
      default: {
        const object: any = (made[at] = {});
        a.forEach((key: string, i: number) =>
          Object.defineProperty(object, key, {
            value: get(b[i]),
            writable: true,
            enumerable: true,
            configurable: true,
          }),
        );
        return object;
      }
    }
  };
  return get(0);
}
