/** The first argument of Electron's events. */
export function preventable<T extends object>(details: T = {} as T) {
  return {
    ...details,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}

const tolerated = new Set<PropertyKey>(['then', 'toJSON', 'constructor', 'inspect', 'dock']);

/** Reading what the stand-in lacks must fail loudly, or a test would pass by accident. */
export function strict<T extends object>(name: string, value: T): T {
  const bound = new WeakMap<object, unknown>();
  return new Proxy(value, {
    get(target, key) {
      if (!(key in target) && typeof key === 'string' && !tolerated.has(key))
        throw new Error(`electron stand-in: ${name}.${key} is not implemented`);
      const found: unknown = Reflect.get(target, key, target);
      if (typeof found !== 'function') return found;
      if (!bound.has(found)) bound.set(found, found.bind(target));
      return bound.get(found);
    },
  });
}
