/** Ways in which an answer of the service may come to differ from what is published. */

type Change = (name: string, value: unknown) => unknown;

/** Walks through everything and puts what `change` says in the place of each member. */
function everywhere(value: unknown, change: Change, name = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => everywhere(item, change, name));
  if (typeof value !== 'object' || value === null) return change(name, value);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, everywhere(inner, change, key)]),
  );
}

const ENUMS =
  /^(severity|status|classification|determination|verdict|remediationStatus|serviceSource)$/;
const KEPT = /^(id|incidentId|@odata\..*)$/;

function deep(levels: number): unknown {
  let value: unknown = 'bottom';
  for (let level = 0; level < levels; level += 1) value = { inside: [value] };
  return value;
}

/** Every object gets these members in addition. */
function widened(value: unknown, more: object): unknown {
  if (Array.isArray(value)) return value.map((item) => widened(item, more));
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.entries(value).map(([key, one]) => [key, widened(one, more)]);
  return { ...Object.fromEntries(inner), ...more };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Name and the body as it goes over the wire. */
export const MUTATIONS: Readonly<Record<string, (body: unknown) => string>> = {
  'as published': (body) => JSON.stringify(body),
  'words nobody knows yet': (body) =>
    JSON.stringify(
      everywhere(body, (name, value) => (ENUMS.test(name) && value !== null ? 'unheardOf' : value)),
    ),
  'words in PascalCase': (body) =>
    JSON.stringify(
      everywhere(body, (name, value) =>
        ENUMS.test(name) && typeof value === 'string' ? capital(value) : value,
      ),
    ),
  'null everywhere': (body) =>
    JSON.stringify(everywhere(body, (name, value) => (KEPT.test(name) ? value : null))),
  'numbers as text and text as numbers': (body) =>
    JSON.stringify(
      everywhere(body, (name, value) => {
        if (typeof value === 'number') return String(value);
        return typeof value === 'string' && !KEPT.test(name) ? value.length : value;
      }),
    ),
  'members in addition': (body) =>
    JSON.stringify(widened(body, { laterMember: 'said', another: [1, null, { a: true }] })),
  'nesting without an end': (body) => JSON.stringify(widened(body, { nested: deep(300) })),
  'members of the language': (body) =>
    JSON.stringify(body)
      .replaceAll(
        '{',
        '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},',
      )
      .replaceAll(',}', '}'),
};
