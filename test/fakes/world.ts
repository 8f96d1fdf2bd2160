import { DEFAULT_END_REMINDERS } from '#shared/domain/access/end-reminders.ts';
import type { Settings, Strip } from '#shared/contract/app.ts';
import type { Name, Output } from '#shared/contract/contract.ts';
import type { KeptDraft } from '#shared/contract/drafts.ts';
import type { OutboxEntry } from '#shared/contract/incidents.ts';
import type { TakenBack } from '#shared/contract/many-incidents.ts';
import type { UndoPreview } from '#shared/contract/undo.ts';
import type { SessionView } from '#shared/contract/session.ts';
import type { CandidateSearch, TenantRow } from '#shared/contract/tenants.ts';
import type { LastShown } from '#shared/contract/views.ts';
import type { View } from '#shared/domain/views/view.ts';
import type { BoardRow } from '#shared/domain/board.ts';
import { fakeRows } from './board-data.ts';
import { fakeTenants } from './tenant-data.ts';

/** Everything a fake application holds; tests change it and tell of it with `changed`. */
export interface FakeWorld {
  tenants: TenantRow[];
  rows: BoardRow[];
  outbox: OutboxEntry[];
  /** What undoing would do, asked once after the other; none left: what is to be undone is not kept. */
  undos: UndoPreview[];
  /** What taking a gesture back comes to. */
  taken: TakenBack;
  drafts: KeptDraft[];
  /** Notes by incident. */
  notes: Map<string, string>;
  /** Views of the person's own. */
  views: View[];
  /** What each person's window showed last, by account. */
  shown: Map<string, LastShown>;
  session: SessionView;
  settings: Settings;
  managed: string[];
  search: CandidateSearch;
  strip: Partial<Strip>;
  host: Output<'host.status'>;
  notices: Output<'app.notices'>;
  /** Every call, in order, for tests to look at. */
  calls: { name: Name; input: unknown }[];
}

export interface FakeOptions {
  readonly tenants?: number;
  readonly incidents?: number;
  readonly profile?: 'none' | 'real' | 'range';
  readonly signedIn?: boolean;
}

/** The same world for the same options. */
export function newWorld(options: FakeOptions): FakeWorld {
  const tenants = fakeTenants(options.tenants ?? 150);
  const home = fakeTenants(1)[0];
  if (!home) throw new Error('A fake needs a home tenant.');
  const account = { id: 'uid.utid', name: 'Ada Analyst', username: 'ada@msp.example' };
  return {
    tenants,
    rows: fakeRows(fakeTenants(Math.max(options.tenants ?? 150, 1)), options.incidents ?? 45_000),
    outbox: [],
    undos: [],
    taken: { takenBack: 0, onTheWay: 0 },
    drafts: [],
    notes: new Map(),
    views: [],
    shown: new Map(),
    session: {
      cloud: { name: 'Training range', kind: 'range' },
      account: options.signedIn === false ? null : { ...account, homeTenantId: home.id },
      waiting: null,
      failure: null,
      notReady: null,
      protection: 'protected',
    },
    settings: {
      theme: 'dark',
      density: 'normal',
      singleKeyShortcuts: true,
      keys: {},
      retentionDays: 180,
      requestsPerMinute: 50,
      endReminders: DEFAULT_END_REMINDERS,
      clientId: '',
      homeTenantId: '',
    },
    managed: [],
    search: { source: null, running: false, checked: 0, total: 0, failure: null, candidates: [] },
    strip: {},
    host: {
      version: '0.1.0',
      profile: options.profile ?? 'range',
      core: options.profile === 'none' ? 'stopped' : 'running',
      rangeAllowed: true,
      failure: null,
    },
    notices: [],
    calls: [],
  };
}
