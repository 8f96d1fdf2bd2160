import { accessCalls } from './access-calls.ts';
import { Settings } from '#shared/contract/app.ts';
import type { AppEvent, Topic } from '#shared/contract/app-event.ts';
import type { Api, Input, Name, Output } from '#shared/contract/contract.ts';
import { AlertLine } from '#shared/contract/incident-parts.ts';
import { FIRST_ARRANGEMENT, groupingOf } from '#shared/domain/arrangement.ts';
import { BoardFilter, type BoardRow, BoardSort } from '#shared/domain/board.ts';
import { ChangeId, IncidentChange } from '#shared/domain/change.ts';
import { evidenceGroups } from '#shared/domain/evidence-entity.ts';
import { AppError, type Result, toFailure } from '#shared/errors.ts';
import { HOUR_MS, instant, MINUTE_MS } from '#shared/time.ts';
import { FAKE_NOW, fakeCounts, grouped, passes, snoozedIn, sorted } from './board-data.ts';
import { fakeCharts } from './board-charts-model.ts';
import { fakeDetail, fakeEvidence, seenOf } from './incident-data.ts';
import { contractCalls } from './contract-calls.ts';
import { findCalls } from './find-calls.ts';
import { hostCalls } from './host-calls.ts';
import { inboxCalls } from './inbox-calls.ts';
import { outboxCalls } from './outbox-calls.ts';
import { snoozeCalls } from './snooze-calls.ts';
import { templateCalls } from './template-calls.ts';
import { tenantCalls } from './tenant-calls.ts';
import { typedCalls } from './typed-calls.ts';
import { viewCalls } from './view-calls.ts';
import { type FakeOptions, type FakeWorld, newWorld } from './world.ts';

type Handlers = { [N in Name]: (input: Input<N>) => Output<N> };

export interface FakeApi extends Api {
  readonly world: FakeWorld;
  readonly changed: (...topics: Topic[]) => void;
}

function handlersOf(world: FakeWorld, changed: (...topics: Topic[]) => void): Handlers {
  const rowOf = (key: { tenantId: string; incidentId: string }) =>
    world.rows.find((r) => r.tenantId === key.tenantId && r.incidentId === key.incidentId);
  const record = (key: { tenantId: string; incidentId: string }, change: IncidentChange) => {
    const row = rowOf(key);
    if (!row) throw new AppError('not-found', 'This incident is not here any more.');
    const count = String(world.outbox.length + 1).padStart(12, '0');
    const id = ChangeId.parse(`44444444-4444-4444-8444-${count}`);
    const { tenantId, incidentId, title } = row;
    world.outbox.unshift({
      id,
      tenantId,
      incidentId,
      title,
      change,
      stage: 'recorded',
      accountId: 'uid.utid',
      batch: null,
      recordedAt: instant(FAKE_NOW),
      sentAt: null,
      settledAt: null,
      attempts: 0,
      base: seenOf(row),
      reason: null,
      remedy: null,
      found: null,
      nextTryAt: null,
      unapproved: false,
      undoable: false,
    });
    row.pending += 1;
    if (change.kind === 'status') row.status = change.status;
    if (change.kind === 'assign') row.assignedTo = change.assignee;
    changed('incidents', 'outbox');
    return { id, stage: 'recorded' as const };
  };
  let listed: { key: string; rows: BoardRow[] } = { key: '', rows: [] };
  const list = (input: Pick<Input<'board.page'>, 'filter' | 'sort'>) => {
    const key = JSON.stringify([input.filter, input.sort, world.rows.length, world.rows[0]]);
    if (listed.key !== key) {
      const filter = known(input.filter);
      const found = world.rows.filter((row) => passes(row, filter));
      listed = { key, rows: sorted(found, BoardSort.parse(input.sort)) };
    }
    return listed.rows;
  };
  const rowTenant = (id: string) =>
    world.tenants.find((tenant) => tenant.id === id)?.id ?? unknownTenant();
  const known = (filter: Input<'board.counts'>['filter']) =>
    BoardFilter.parse({ ...filter, tenants: filter.tenants.map(rowTenant) });
  const group = (name: string) => world.tenants.filter(({ state }) => state.group === name).length;

  const calls: Handlers = {
    ...accessCalls(),
    'app.strip': () => ({
      total: world.tenants.length,
      fresh: group('fresh'),
      stale: group('stale'),
      blind: group('blind'),
      incidents: world.rows.length,
      syncing: 0,
      offline: false,
      lastCompleteAt: instant(FAKE_NOW - 4_000),
      oldestCompleteAt: instant(FAKE_NOW - MINUTE_MS),
      pending: world.outbox.filter(({ stage }) => stage === 'recorded').length,
      refused: world.outbox.filter(({ stage }) => stage === 'refused').length,
      unapproved: 0,
      breached: 0,
      warning: 0,
      ...world.strip,
    }),
    'app.notices': () => world.notices,
    'app.dismissNotice': ({ id }) => {
      world.notices = world.notices.filter((notice) => notice.id !== id);
      changed('notices');
      return null;
    },
    'settings.get': () => ({ settings: world.settings, managed: world.managed }),
    'settings.set': (change) => {
      world.settings = Settings.parse({ ...world.settings, ...change });
      changed('settings', 'session');
      return null;
    },
    'sync.now': () => null,
    'sync.visible': () => null,
    'links.preview': () => ({
      url: 'https://security.microsoft.com/?tid=x',
      breadcrumb: null,
      training: false,
    }),
    'links.open': () => null,
    'links.copy': () => null,
    'app.copyText': () => null,
    ...hostCalls(world, changed),
    'board.opening': ({ limit }) => {
      const last = calls['views.last']({});
      const board = last.shown?.board ?? FIRST_ARRANGEMENT;
      const at = { kind: 'offset', offset: 0 } as const;
      return {
        ...last,
        page: calls['board.page']({ ...board, group: groupingOf(board), at, limit }),
      };
    },
    'board.page': ({ filter, sort, group = null, at, limit }) => {
      const { rows, groups } = grouped(list({ filter, sort }), group);
      const from = at.kind === 'offset' ? at.offset : Number(at.cursor);
      const { length: total } = rows;
      return {
        rows: rows.slice(from, from + limit),
        total,
        snoozed: snoozedIn(world.rows, known(filter)),
        next: !group && from + limit < total ? String(from + limit) : null,
        groups: at.kind === 'offset' && from === 0 ? groups : null,
      };
    },
    'board.stretch': ({ filter, sort, group }) => {
      const { rows } = grouped(list({ filter, sort }), group);
      return { rows: [...rows], total: rows.length };
    },
    'board.rows': ({ keys }) => {
      const wanted = new Map(
        keys.map((key, place) => [`${key.tenantId} ${key.incidentId}`, place]),
      );
      const found: (BoardRow | null)[] = keys.map(() => null);
      for (const row of world.rows) {
        const place = wanted.get(`${row.tenantId} ${row.incidentId}`);
        if (place !== undefined) found[place] = { ...row };
      }
      return found;
    },
    'board.counts': ({ filter }) => fakeCounts(world.rows, known(filter)),
    'board.charts': (asked) => fakeCharts(world, { ...asked, filter: known(asked.filter) }),
    'incidents.detail': (key) => {
      const row = rowOf(key);
      return row ? fakeDetail(row, world.outbox) : null;
    },
    'incidents.alerts': (key) => {
      const row = rowOf(key);
      return row ? fakeDetail(row, []).alerts.map((alert) => AlertLine.parse(alert)) : [];
    },
    'incidents.evidence': ({ perKind, ...key }) => {
      const row = rowOf(key);
      const evidence = row ? fakeEvidence(row) : [];
      const { length } = evidence;
      return { groups: evidenceGroups(evidence, perKind), read: length, total: length };
    },
    'incidents.activity': (key) => {
      const row = rowOf(key);
      return row ? [{ kind: 'created' as const, at: row.createdAt }] : [];
    },
    'incidents.related': () => null,
    'incidents.clock': () => null,
    'incidents.alert': ({ alertId, ...key }) => {
      const row = rowOf(key);
      const alerts = row ? fakeDetail(row, []).alerts : [];
      return alerts.find(({ id }) => id === alertId) ?? null;
    },
    'incidents.change': ({ change, ...key }) => record(key, IncidentChange.parse(change)),
    'incidents.take': (key) => record(key, { kind: 'assign', assignee: 'ada@msp.example' }),
    ...findCalls(world),
    ...inboxCalls(changed),
    ...viewCalls(world, () => changed('views')),
    ...contractCalls(world, changed),
    ...templateCalls(() => changed('templates')),
    ...typedCalls(world),
    ...snoozeCalls(rowOf, () => {
      listed = { key: '', rows: [] };
      changed('incidents');
    }),
    'incidents.reread': () => null,
    ...outboxCalls(world, rowOf, changed),
    'sla.attainment': () => [],
    'sla.chart': ({ by }) => ({ by, fromMs: FAKE_NOW - 24 * HOUR_MS, toMs: FAKE_NOW, rows: [] }),
    'sla.export': () => ({ saved: true }),
    'tasks.known': () => null,
    'tasks.ofIncident': () => ({
      tasks: [],
      unreadable: 0,
      offered: 'gone',
      readAt: instant(FAKE_NOW),
    }),
    'session.view': () => world.session,
    'session.signIn': () => {
      const { account } = newWorld({ tenants: 1, incidents: 0 }).session;
      world.session = { ...world.session, account };
      changed('session', 'tenants');
      return null;
    },
    'session.signInTo': () => null,
    'session.cancel': () => {
      world.session = { ...world.session, waiting: null };
      changed('session');
      return null;
    },
    'session.signOut': () => {
      world.session = { ...world.session, account: null };
      changed('session');
      return null;
    },
    ...tenantCalls(world, changed),
  };
  return calls;
}

function unknownTenant(): never {
  throw new AppError('bad-input', 'No tenant has this id.');
}

/** A whole application behind `window.tidewatch`, in memory, the same every time. */
export function fakeApi(options: FakeOptions = {}): FakeApi {
  const world = newWorld(options);
  const listeners = new Set<(event: AppEvent) => void>();
  const changed = (...topics: Topic[]) => {
    for (const listener of listeners) listener({ name: 'data.changed', topics });
  };
  const handlers = handlersOf(world, changed);
  const ask = async <N extends Name>(name: N, input: Input<N>): Promise<Result<Output<N>>> => {
    world.calls.push({ name, input });
    try {
      return { ok: true, value: structuredClone(handlers[name](input)) };
    } catch (error) {
      if (!(error instanceof AppError)) throw error; // a mistake in the fake itself must be loud
      return { ok: false, failure: toFailure(error) };
    }
  };
  return {
    world,
    changed,
    query: ask,
    command: ask,
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
