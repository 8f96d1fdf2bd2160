import type { CacheWriter } from '#electron/core/ingest/cache-writer.ts';
import { type BoardReader, boardReader } from '#electron/core/store/board-reader.ts';
import type { BoardPage, BoardPosition } from '#shared/contract/board.ts';
import {
  type BoardFilter,
  type BoardRow,
  type BoardSort,
  EVERYTHING_OPEN,
} from '#shared/domain/board.ts';
import { USUAL_CONTRACT } from '#shared/domain/clock/contract.ts';
import { UNKNOWN_ENGAGEMENT } from '#shared/domain/engagement.ts';
import { IncidentId, isOpen, SEVERITIES, STATUSES } from '#shared/domain/incident.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { DAY_MS, instant, millis } from '#shared/time.ts';
import { answer, graphAlert, graphIncident, NOW, temporaryCache } from './answers.ts';
import { numbers } from './board-data.ts';
import type { ModelRow, ModelTenant } from './board-model.ts';

const COUNT = 3_000;
export const PEOPLE = [
  null,
  null,
  'ada@msp.example',
  'ada_msp.example#EXT#@contoso.example',
  'Grace@msp.example',
  'Defender Experts',
  'Customer',
];
export const TAGS = ['vip', 'ransomware', 'Shift 2'];
export const WORDS = ['malware', 'phishing', 'logon', 'lateral', 'movement', 'endpoint', 'mailbox'];
/** Every seventh is put away. */
const ASLEEP = {
  untilMs: NOW + DAY_MS,
  seen: { status: 'active', assignedTo: null, severity: 'high', comments: 0, alerts: 1 },
};
const ME = 'ADA@msp.example';
/** Tenants in the order the cache meets them. */
export const TENANTS: ModelTenant[] = [
  ['c', 'Zebra Corp', ['gold']],
  ['a', 'alpine', ['gold', 'eu']],
  ['b', 'Beta', []],
  ['d', 'Émile et fils', ['eu']],
].map(([letter, name, tags], index) => ({
  id: TenantId.parse(`${String(letter).repeat(8)}-0000-4000-8000-000000000000`),
  name: String(name),
  tags: Array.isArray(tags) ? tags : [],
  place: index + 1,
}));
/** The cache sorts names without accents. */
export const NAMED = TENANTS.map((tenant) => ({ ...tenant, name: tenant.name.replace('É', 'E') }));

/** Between two texts of one incident: no word, and words side by side do not go past it. */
export const BETWEEN = ' | ';

/** Draws from a seed, the same every time. */
export function chooser(seed: number) {
  const next = numbers(seed);
  const pick = <T>(list: readonly T[]): T => {
    const found = list[Math.floor(next() * list.length)];
    if (found === undefined) throw new Error('Nothing to pick from.');
    return found;
  };
  const some = <T>(list: readonly T[], share: number) =>
    next() < share ? list.filter(() => next() < 0.4) : [];
  return { next, pick, some };
}

/** What the rows of the board do not tell themselves, by `tenant/id`. */
export interface BoardFacts {
  /** What each can be found by beside its own members, `BETWEEN` them. */
  readonly texts: ReadonlyMap<string, string>;
  /** When those were seen closed that were. */
  readonly closings: ReadonlyMap<string, number>;
}

/**
 * Fills a cache with 3,000 random incidents of four tenants, through the writer like any other. Some of the
 * closed ones were looked at before, when they were open, and some of the open ones when they were closed.
 */
async function fillBoard(writer: CacheWriter): Promise<BoardFacts> {
  const { next, pick, some } = chooser(11);
  await writer.saveTenants(
    TENANTS.map(({ id, name, tags }) => ({
      id: TenantId.parse(id),
      name,
      colour: 0,
      tags,
      engagement: UNKNOWN_ENGAGEMENT,
      contract: USUAL_CONTRACT,
    })),
  );
  for (const { id } of TENANTS) {
    await writer.saveIdentity({
      tenantId: TenantId.parse(id),
      upn: ME,
      objectId: null,
      displayName: null,
      roles: [],
      write: 'allowed',
    });
  }
  const byTenant = new Map(TENANTS.map(({ id }) => [id, [] as unknown[]]));
  const before = new Map(TENANTS.map(({ id }) => [id, [] as unknown[]]));
  const closings = new Map<string, number>();
  const texts = new Map<string, string>();
  for (let index = 0; index < COUNT; index += 1) {
    const { id: tenant } = pick(TENANTS);
    const title = `${pick(WORDS)} ${pick(WORDS)} ${pick(WORDS)}`;
    const created = NOW - Math.floor(next() ** 3 * 60 * DAY_MS);
    const host = `host${Math.floor(next() * 50)}`;
    const alerts = Array.from({ length: Math.floor(next() * 4) }, (_, at) =>
      graphAlert({
        id: `${index}-${at}`,
        title: pick(WORDS),
        evidence: [
          { deviceDnsName: host, '@odata.type': '#microsoft.graph.security.deviceEvidence' },
        ],
      }),
    );
    const tags = some(TAGS, 0.5);
    const assignedTo = pick(PEOPLE);
    const incident = graphIncident({
      id: String(index),
      displayName: index % 97 === 0 ? '' : title,
      severity: index % 53 === 0 ? 'extreme' : pick(SEVERITIES),
      status: index % 71 === 0 ? 'pausedByService' : pick(STATUSES),
      assignedTo,
      createdDateTime: instant(created),
      lastUpdateDateTime: instant(created + Math.floor(next() * DAY_MS)),
      customTags: tags,
      systemTags: next() < 0.1 ? ['Defender Experts'] : [],
      alerts,
    });
    byTenant.get(tenant)?.push(incident);
    if (index % 3 === 0) {
      const open = isOpen(String(incident['status']));
      const status = open ? 'resolved' : 'active';
      before.get(tenant)?.push({ ...incident, status, lastUpdateDateTime: instant(created) });
      const updated = millis(String(incident['lastUpdateDateTime']));
      if (!open) closings.set(`${tenant}/${index}`, Math.min(updated, NOW));
    }
    const found = alerts.flatMap(({ title: text }) => [text, host]);
    texts.set(`${tenant}/${index}`, [...found, assignedTo ?? ''].join(BETWEEN));
  }
  for (const [id, value] of [...before, ...byTenant]) {
    await writer.saveIncidents({ ...answer(TenantId.parse(id), value), expanded: true });
  }
  for (const { id } of TENANTS) {
    for (let index = 0; index < COUNT; index += 7) {
      const incidentId = IncidentId.parse(String(index));
      await writer.setSnooze({ tenantId: TenantId.parse(id), incidentId, snooze: ASLEEP });
    }
  }
  return { texts, closings };
}

/** Every row, page by page by key. */
export function allRows(
  board: BoardReader,
  filter: BoardFilter,
  sort: BoardSort,
  limit = 200,
): BoardRow[] {
  const rows: BoardRow[] = [];
  let cursor: string | null = null;
  do {
    const at: BoardPosition =
      cursor === null ? { kind: 'offset', offset: 0 } : { kind: 'after', cursor };
    const page: BoardPage = board.page({ filter, sort, at, limit }, NOW);
    rows.push(...page.rows);
    cursor = page.next;
  } while (cursor !== null);
  return rows;
}

/** A cache of its own with that world in it, its reader, and the model to compare with. */
export async function filledBoard() {
  const cache = temporaryCache();
  const facts = await fillBoard(cache.writer);
  const board = boardReader(cache.reader);
  return { cache, board, model: modelRows(board, facts) };
}

/** The rows of the model for what `fillBoard` put there. */
function modelRows(board: BoardReader, { texts, closings }: BoardFacts): ModelRow[] {
  const everything: BoardFilter = { ...EVERYTHING_OPEN, scope: 'all' };
  return allRows(board, everything, [{ by: 'createdAt', descending: true }]).map((row) => {
    const key = `${row.tenantId}/${row.incidentId}`;
    const own = [row.title, row.incidentId, ...row.tags, row.assignedTo ?? ''];
    return {
      row,
      closedMs: closings.get(key) ?? null,
      text: [...own, texts.get(key) ?? ''].join(BETWEEN),
    };
  });
}
