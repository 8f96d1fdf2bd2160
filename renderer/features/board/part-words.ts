import { ASSIGNED_TO_ME, ASSIGNED_TO_NOBODY, UNTAGGED } from '#shared/domain/board.ts';
import { COMPARE_KEYS } from '#shared/domain/query/compare-keys.ts';
import type { BoardExpression, BoardTerm } from '#shared/domain/query/expression.ts';
import { LIST_KEYS, type QueryTenant } from '#shared/domain/query/fields.ts';
import { formatExpression } from '#shared/domain/query/format.ts';
import { Standing } from '#shared/domain/clock/board-clock.ts';
import { severityWord, word } from '#shared/domain/words.ts';
import { standingWord } from '../../ui/due-mark.tsx';
import { turnWord } from '../../ui/words.ts';

type ListTerm = Extract<BoardTerm, { kind: 'list' }>;
type CompareTerm = Extract<BoardTerm, { kind: 'compare' }>;
type Tenants = readonly QueryTenant[];

/** A person of the assignee filter; nobody and oneself by their words. */
export function assigneeWord(value: string): string {
  if (value === ASSIGNED_TO_ME) return 'Me';
  return value === ASSIGNED_TO_NOBODY ? 'Nobody' : value;
}

/** A tag of the tag filter; none by its words. */
export function tagWord(value: string): string {
  return value === UNTAGGED ? 'No tags' : value;
}

/** A part that only the line can say, in the words of the panel: `Target within 30 min`, `Not tagged vip`. Pure. */
export function partWords(part: BoardExpression, tenants: Tenants): string {
  const inner = (one: BoardExpression) => {
    const words = partWords(one, tenants);
    return one.kind === 'and' || one.kind === 'or' ? `(${words})` : words;
  };
  switch (part.kind) {
    case 'list':
      return listWords(part, tenants);
    case 'compare':
      return compareWords(part);
    case 'text':
      return part.exact ? formatExpression(part, tenants) : `“${part.text}”`;
    case 'not':
      return notWords(part.part, tenants);
    case 'and':
      return part.parts.map(inner).join(' and ');
    case 'or':
      return part.parts.map(inner).join(' or ');
  }
}

function notWords(part: BoardExpression, tenants: Tenants): string {
  if (part.kind === 'list' && part.field === 'tag') {
    const tags = part.values.filter((value) => value !== UNTAGGED);
    const tagged = tags.length === 0 ? '' : `not tagged ${tags.join(' or ')}`;
    const any = tags.length === part.values.length ? '' : 'tagged at all';
    return capital([any, tagged].filter((words) => words !== '').join(', '));
  }
  if (part.kind === 'list') return listWords(part, tenants, 'not ');
  const words = partWords(part, tenants);
  return part.kind === 'and' || part.kind === 'or' ? `Not (${words})` : `Not ${words}`;
}

const NAMES: Readonly<Record<Exclude<ListTerm['field'], 'severity' | 'status'>, string>> = {
  turn: 'Turn',
  sla: 'Clock',
  tenant: 'Tenant',
  'tenant-tag': 'Tenants',
  tag: 'Tag',
  assigned: 'Assigned',
  is: 'Is',
};

/** @param not stands before the values that are excluded. */
function listWords({ field, values }: ListTerm, tenants: Tenants, not = ''): string {
  if (field === 'tag' && values.every((value) => value === UNTAGGED)) return 'No tags';
  const words = values.map((value) => valueWord(field, value, tenants)).join(' or ');
  // As on the panel's own: what is a severity or a status says so by itself.
  if (field === 'severity' || field === 'status') return capital(`${not}${words}`);
  return `${NAMES[field]}: ${not}${words}`;
}

function valueWord(field: ListTerm['field'], value: string, tenants: Tenants): string {
  switch (field) {
    case 'severity':
      return severityWord(value);
    case 'status':
      return word(value);
    case 'turn':
      return turnWord(value);
    case 'sla': {
      const standing = Standing.safeParse(value);
      return standing.success ? standingWord(standing.data) : value;
    }
    case 'assigned':
      return assigneeWord(value);
    case 'tag':
      return tagWord(value);
    case 'tenant':
      return tenants.find(({ id }) => id === value)?.name ?? value;
    default:
      return LIST_KEYS[field].write(value, tenants);
  }
}

const WAYS = { '>': 'after', '>=': 'from', '<': 'before', '<=': 'until', '=': 'at' } as const;
const COUNTS = {
  '>': 'More than ',
  '>=': 'At least ',
  '<': 'Fewer than ',
  '<=': 'At most ',
  '=': '',
} as const;
const UNITS = new Map([['m', 'min']]);

/** `1h30m` as `1 h 30 min`. */
const spaced = (span: string) =>
  span
    .replace(
      /(\d)([smhdw])/g,
      (_, digit: string, unit: string) => `${digit} ${UNITS.get(unit) ?? unit} `,
    )
    .trim();

function compareWords({ field, way, value }: CompareTerm): string {
  const text = COMPARE_KEYS[field].write(value);
  const isLess = way === '<' || way === '<=';
  switch (field) {
    case 'sla':
      return isLess ? `Target within ${spaced(text)}` : `Target in more than ${spaced(text)}`;
    case 'age':
      return `${isLess ? 'Younger' : 'Older'} than ${spaced(text)}`;
    case 'updated':
      return isLess ? `Changed in the last ${spaced(text)}` : `Not changed for ${spaced(text)}`;
    case 'created':
      return `Created ${WAYS[way]} ${text.replace('T', ' ')}`;
    case 'closed':
      return `Closed ${WAYS[way]} ${text.replace('T', ' ')}`;
    case 'alerts':
      return `${COUNTS[way]}${text} ${text === '1' ? 'alert' : 'alerts'}`;
  }
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
