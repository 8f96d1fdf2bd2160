import { domainToASCII } from 'node:url';
import Papa from 'papaparse';
import { LIST_LINES } from '#shared/contract/tenants.ts';
import {
  LONGEST_TAG,
  LONGEST_TENANT_NAME,
  MOST_TENANT_TAGS,
  TenantId,
} from '#shared/domain/tenant.ts';
import { cut, shortened, visibleLine } from '#shared/text.ts';
import { type Column, columnsOf } from './list-columns.ts';

/** One line of a pasted list: something to look up, or the reason why it cannot be. */
export interface ListLine {
  /** As an editor counts, from 1. */
  readonly line: number;
  /** What was written, made safe to show. */
  readonly input: string;
  readonly id: TenantId | null;
  readonly domain: string | null;
  readonly name: string | null;
  readonly tags: readonly string[];
  /** The name of a contract, as written; null where there is none. */
  readonly contract: string | null;
  readonly problem: string | null;
}

const LONGEST_LINE = 2000;
const SHOWN = 200;
const DELIMITERS = [',', ';', '\t'];
const DOMAIN =
  /^(?=.{4,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/;

interface Written {
  readonly line: number;
  readonly text: string;
}

/**
 * Reads tenant ids and domains from pasted text: one a line, or CSV with or without a heading, separated
 * by commas, semicolons or tabs. Every line is read on its own, so that a quote left open spoils one line
 * and not the rest. Empty lines and those that begin with `#` are left out; at most 2000 are used.
 */
export function parseTenantList(text: string): ListLine[] {
  const written = text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .map((line, index): Written => ({ line: index + 1, text: line }))
    .filter(({ text: line }) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  const delimiter = delimiterOf(written);
  const heading = written[0] ? columnsOf(cellsOf(written[0].text, delimiter)?.cells ?? []) : null;
  const lines = heading ? written.slice(1) : written;

  const read = lines.slice(0, LIST_LINES).map((one) => lineOf(one, delimiter, heading));
  const rest = lines[LIST_LINES];
  return [...withoutRepeats(read), ...(rest ? [tooMany(rest, lines.length)] : [])];
}

function delimiterOf(written: readonly Written[]): string {
  const sample = written.slice(0, 20).map(({ text }) => text.slice(0, LONGEST_LINE));
  const { meta } = Papa.parse(sample.join('\n'), { delimitersToGuess: DELIMITERS });
  return DELIMITERS.includes(meta.delimiter) ? meta.delimiter : ',';
}

function cellsOf(text: string, delimiter: string): { cells: string[]; broken: boolean } | null {
  if (text.length > LONGEST_LINE) return null;
  const { data, errors } = Papa.parse(text, { delimiter });
  const cells = (data[0] ?? []).map((cell) => cell.trim());
  return { cells, broken: errors.some(({ type }) => type === 'Quotes') };
}

function lineOf({ line, text }: Written, delimiter: string, heading: Column[] | null): ListLine {
  const input = visibleLine(shortened(text.trim(), SHOWN));
  const nothing = { line, input, id: null, domain: null, name: null, tags: [], contract: null };
  const bad = (problem: string): ListLine => ({ ...nothing, problem });

  const parsed = cellsOf(text, delimiter);
  if (parsed === null) return bad(`The line is longer than ${LONGEST_LINE} characters.`);
  if (parsed.broken) return bad('A quotation mark is not closed.');
  const { cells } = parsed;
  const found = heading ? byHeading(cells, heading) : byContent(cells);

  const id = found.id === '' ? null : asTenantId(found.id);
  const domain = found.domain === '' ? null : asDomain(found.domain);
  const name = found.name === '' ? null : cut(visibleLine(found.name), LONGEST_TENANT_NAME);
  const contract = found.contract === '' ? null : cut(found.contract, LONGEST_TENANT_NAME);
  const rest = { line, input, id, domain, name, tags: asTags(found.tags), contract };
  if (found.id !== '' && id === null) {
    return { ...rest, problem: `“${shown(found.id)}” is no tenant id.` };
  }
  if (id !== null || domain !== null) return { ...rest, problem: null };
  if (found.domain !== '') return { ...rest, problem: `“${shown(found.domain)}” is no domain.` };
  return { ...rest, problem: 'There is neither a tenant id nor a domain in this line.' };
}

type Found = Record<'id' | 'domain' | 'name' | 'tags' | 'contract', string>;

function byHeading(cells: readonly string[], heading: readonly Column[]): Found {
  const under = (column: Column) => cells[heading.indexOf(column)] ?? '';
  const has = (column: Column) => (heading.includes(column) ? under(column) : '');
  return {
    id: has('id'),
    domain: has('domain'),
    name: has('name'),
    tags: has('tags'),
    contract: has('contract'),
  };
}

/** Without a heading: an id and a domain are known by their form; what is left is name, then tags. */
function byContent(cells: readonly string[]): Found {
  const filled = cells.filter((cell) => cell !== '');
  const id = filled.find((cell) => asTenantId(cell) !== null) ?? '';
  const domain = filled.find((cell) => cell !== id && asDomain(cell) !== null) ?? '';
  const [name = '', ...tags] = filled.filter((cell) => cell !== id && cell !== domain);
  const alone = id === '' && domain === '' && tags.length === 0;
  return alone
    ? { id: '', domain: name, name: '', tags: '', contract: '' }
    : { id, domain, name, tags: tags.join(';'), contract: '' };
}

function asTenantId(text: string): TenantId | null {
  return TenantId.safeParse(text.replace(/^\{(.*)\}$/, '$1')).data ?? null;
}

/** Also from a pasted address (`https://contoso.com/`) or `@contoso.com`; other scripts as `xn--`. */
function asDomain(text: string): string | null {
  const bare = text
    .replace(/^https?:\/\//i, '')
    .replace(/^@/, '')
    .replace(/[/.]+$/, '');
  if (/[^\p{L}\p{N}.-]/u.test(bare)) return null;
  const ascii = domainToASCII(bare.toLowerCase());
  return DOMAIN.test(ascii) ? ascii : null;
}

function asTags(text: string): string[] {
  const tags = text
    .split(/[;,|]/)
    .map((tag) => cut(visibleLine(tag.trim()), LONGEST_TAG).trim())
    .filter((tag) => tag !== '');
  return [...new Set(tags)].slice(0, MOST_TENANT_TAGS);
}

function shown(text: string): string {
  return visibleLine(shortened(text, 80));
}

function withoutRepeats(lines: readonly ListLine[]): ListLine[] {
  const first = new Map<string, number>();
  return lines.map((one) => {
    const key = one.id ?? one.domain;
    if (one.problem !== null || key === null) return one;
    const earlier = first.get(key);
    if (earlier !== undefined) return { ...one, problem: `The same as in line ${earlier}.` };
    first.set(key, one.line);
    return one;
  });
}

function tooMany({ line, text }: Written, count: number): ListLine {
  const input = visibleLine(shortened(text, SHOWN));
  const problem = `Only ${LIST_LINES} lines are used at once; ${count - LIST_LINES} are left out from here on.`;
  return { line, input, id: null, domain: null, name: null, tags: [], contract: null, problem };
}
