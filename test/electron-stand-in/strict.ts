/** Looked for by Node, Playwright and the module loader without meaning the API. */
const TOLERATED = new Set(['then', 'toJSON', 'constructor', 'inspect', 'default']);

/** Reading what the stand-in lacks must fail loudly, or a test would pass by accident. */
export function strict<T extends object>(name: string, value: T): T {
  return new Proxy(value, {
    get(target, key) {
      if (typeof key === 'string' && !(key in target) && !TOLERATED.has(key)) {
        throw new Error(`electron stand-in: ${name}.${key} is not implemented`);
      }
      const found: unknown = Reflect.get(target, key, target);
      return typeof found === 'function' ? found.bind(target) : found;
    },
  });
}

/** The first argument of Electron's events. */
export function preventable<T extends object>(details: T) {
  let prevented = false;
  return {
    ...details,
    preventDefault: () => {
      prevented = true;
    },
    get defaultPrevented() {
      return prevented;
    },
  };
}
