import { BoardSort, type BoardRow } from '#shared/domain/board.ts';
import { parseBoardQuery } from '#shared/domain/query/parse.ts';
import type { QueryProblem } from '#shared/domain/query/syntax.ts';
import { type BoardPage, PAGE_ROWS } from '#shared/contract/board.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import type { Profile } from '../profile.ts';
import { openExistingProfile } from './existing-profile.ts';
import { commandOptions, required } from './options.ts';
import { terminalJson, terminalWord } from './terminal-text.ts';

const USAGE =
  "Usage: npm run core -- board --data-dir FOLDER --query 'severity:high turn:us' [--limit N] [--json | --header]";

const OPTIONS = {
  'data-dir': { type: 'string' },
  query: { type: 'string' },
  limit: { type: 'string' },
  json: { type: 'boolean' },
  header: { type: 'boolean' },
} as const;

const NEWEST_FIRST = BoardSort.parse([{ by: 'updatedAt', descending: true }]);

/** The board's read model as lines: JSON with `--json`, else a table, with a heading in a terminal or with `--header`. Reads the local database alone. */
export async function boardCommand(args: readonly string[]): Promise<number> {
  const options = commandOptions(args, OPTIONS, USAGE);
  const profile = await openExistingProfile(required(options['data-dir'], 'data-dir', USAGE));
  try {
    const query = options.query ?? '';
    const { filter, problems } = parseBoardQuery(query, profile.tenants.list());
    const [problem] = problems;
    if (problem) throw new AppError('bad-input', pointedAt(query, problem), { remedy: USAGE });
    const names = new Map(profile.tenants.list().map(({ id, name }) => [id, name]));
    const write = options.json ? asJson : asLine(names);
    const isHeaded = options.header ?? (process.stdout.isTTY && !options.json);
    if (isHeaded) process.stdout.write(HEADING);
    for (const row of rows(profile, filter, limitOf(options.limit)))
      process.stdout.write(write(row));
    return 0;
  } finally {
    await profile.close();
  }
}

/** The sentence, and the line with a mark under the word it speaks of. */
function pointedAt(query: string, { word, message, start, end }: QueryProblem): string {
  const line = (text: string) => text.replace(/\s|\p{C}/gu, ' ');
  const mark =
    line(query.slice(0, start)).replace(/./gsu, ' ') + '^'.repeat(Math.max(1, end - start));
  return `The query stops at "${line(word)}": ${line(message)}\n\n  ${line(query)}\n  ${mark}\n`;
}

/** @throws AppError `bad-input`. */
function limitOf(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new AppError('bad-input', `--limit ${text} is not a number of rows.`, { remedy: USAGE });
}

function* rows(
  { board }: Profile,
  filter: Parameters<Profile['board']['counts']>[0],
  limit: number,
): Generator<BoardRow> {
  let left = limit;
  let cursor: string | null = null;
  do {
    const page: BoardPage = board.page(
      {
        filter,
        sort: NEWEST_FIRST,
        at: cursor === null ? { kind: 'offset', offset: 0 } : { kind: 'after', cursor },
        limit: Math.min(PAGE_ROWS, left),
      },
      Date.now(),
    );
    yield* page.rows;
    left -= page.rows.length;
    cursor = page.next;
  } while (cursor !== null && left > 0);
}

function asJson(row: BoardRow): string {
  return `${terminalJson(row)}\n`;
}

const HEADING = `${['severity', 'status', 'turn', 'updated', 'due', 'tenant id', 'incident', 'tenant', 'title'].join('\t')}\n`;

/** The moment at which the clock runs out that comes first; `stopped` while it is not our turn. */
function dueText({ clock }: BoardRow): string {
  if (clock.state === 'none') return '-';
  return clock.state === 'running' ? clock.dueAt : 'stopped';
}

/** Strangers' text goes to a terminal as JSON text, so that no escape sequence reaches it. */
const asLine = (names: ReadonlyMap<TenantId, string>) => (row: BoardRow) => {
  const { severity, status, turn, updatedAt, tenantId, incidentId, title } = row;
  const words = [severity, status, turn, updatedAt, dueText(row), tenantId, incidentId];
  const texts = [names.get(tenantId) ?? '', title].map(terminalJson);
  return `${[...words.map(terminalWord), ...texts].join('\t')}\n`;
};
