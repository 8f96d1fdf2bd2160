import { setImmediate } from 'node:timers/promises';
import type { LastShown, viewsContract } from '#shared/contract/views.ts';
import { type BoardFilter, EVERYTHING_OPEN } from '#shared/domain/board.ts';
import { filterWithoutTenant, tenantsNamedIn } from '#shared/domain/query/without-tenant.ts';
import { LONGEST_TEAM_FILE, parseTeamFile, teamFileText } from '#shared/domain/views/team-file.ts';
import { isBuiltIn, isSameName, type View, ViewId } from '#shared/domain/views/view.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import { type Clock, DAY_MS, instant } from '#shared/time.ts';
import type { Host } from '../host.ts';
import type { BoardReader } from '../store/board-reader.ts';
import type { LastShownStore } from '../store/last-shown-store.ts';
import type { TenantStore } from '../store/tenant-store.ts';
import type { ViewStore } from '../store/view-store.ts';
import type { HandlersOf } from './handler.ts';

interface ViewHandlerParts {
  readonly lastShown: LastShownStore;
  readonly views: ViewStore;
  readonly tenants: Pick<TenantStore, 'get'>;
  readonly board: Pick<BoardReader, 'totalOf'>;
  readonly host: Pick<Host, 'saveText' | 'readText'>;
  readonly accountId: () => string | null;
  readonly newId: () => string;
  readonly now: Clock;
  readonly onViews: () => void;
}

const FILE = { name: 'tidewatch-views.json', kind: 'Tidewatch views', extension: 'json' } as const;

/** How the person has arranged the board, and what they keep of it under a name. */
export function viewHandlers(parts: ViewHandlerParts): HandlersOf<typeof viewsContract> {
  const { lastShown, views, tenants, board, host, now } = parts;

  const person = (): string => {
    const id = parts.accountId();
    if (id !== null) return id;
    throw new AppError('needs-sign-in', 'Nobody is signed in yet.', { remedy: 'Sign in first.' });
  };
  /** A view of this person that may be changed. */
  const own = (id: ViewId): View => {
    const view = views.get(person(), id);
    if (!view) throw new AppError('not-found', 'This view is not here any more.');
    if (!isBuiltIn(id)) return view;
    throw new AppError('refused', `“${view.name}” comes with Tidewatch and stays as it is.`, {
      remedy: 'Save what the board shows as a view of your own.',
    });
  };
  const fresh = (): ViewId => ViewId.parse(parts.newId());
  const told = (): null => {
    parts.onViews();
    return null;
  };

  /** The window may still show what was asked of a tenant that was removed meanwhile: that is not kept. */
  const speakable = (shown: LastShown): LastShown => {
    const { tenant: groups = [], assignedTo: _people, ...others } = shown.folded;
    const left = groups.filter((id) => isThere(id));
    if (left.length === groups.length) return withoutGone(shown);
    // Groups of people may be called like people of theirs.
    return withoutGone({ ...shown, folded: { ...others, tenant: left } });
  };
  const isThere = (value: string): boolean => {
    const id = TenantId.safeParse(value);
    return id.success && tenants.get(id.data) !== null;
  };
  const withoutGone = (shown: LastShown): LastShown => {
    const gone = tenantsNamedIn(shown.board.filter).filter((id) => tenants.get(id) === null);
    if (gone.length === 0) return shown;
    const filter = gone.reduce<BoardFilter | null>(
      (left, id) => left && filterWithoutTenant(left, id),
      shown.board.filter,
    );
    return {
      ...shown,
      text: '',
      recent: [],
      board: { ...shown.board, filter: filter ?? EVERYTHING_OPEN },
    };
  };

  return {
    'views.last': () => lastShown.get(parts.accountId()),
    'views.keep': ({ accountId, shown }) => {
      const isTheirs = accountId === parts.accountId();
      if (isTheirs) lastShown.keep(accountId, speakable(shown), instant(now()));
      return null;
    },
    'views.list': () => [...views.list(person())],
    'views.counts': async () => {
      const counts = [];
      for (const { id, look } of views.list(person())) {
        counts.push({ id, count: board.totalOf(look.filter, now()) });
        await setImmediate(); // each is a pass over all rows: others go in between
      }
      return counts;
    },
    'views.save': (named) => {
      const id = fresh();
      views.save(person(), { ...named, id });
      told();
      return { id };
    },
    'views.change': ({ id, name, look }) => {
      const view = own(id);
      views.save(person(), { id, name: name ?? view.name, look: look ?? view.look });
      return told();
    },
    'views.remove': ({ id }) => {
      own(id);
      views.forgetRemoved(instant(now() - DAY_MS));
      views.remove(person(), id, instant(now()));
      return told();
    },
    'views.restore': ({ id }) => {
      views.restore(person(), id);
      return told();
    },
    'views.order': ({ ids }) => {
      views.order(person(), ids);
      return told();
    },
    'views.export': async ({ ids }) => {
      const wanted = new Set(ids);
      const chosen = views.list(person()).filter(({ id }) => wanted.has(id));
      return { saved: await host.saveText({ ...FILE, text: teamFileText(chosen) }) };
    },
    'views.readFile': async () => {
      const text = await host.readText({ ...FILE, mostBytes: LONGEST_TEAM_FILE });
      if (text === null) return null;
      const ours = views.list(person());
      return parseTeamFile(text).map((found) => {
        const same = ours.find(({ name }) => isSameName(name, found.name));
        return { ...found, same: same?.id ?? null };
      });
    },
    'views.import': ({ views: wanted }) => {
      for (const { replaces } of wanted) if (replaces !== null) own(replaces);
      views.saveAll(
        person(),
        wanted.map(({ name, look, replaces }) => ({ id: replaces ?? fresh(), name, look })),
      );
      told();
      return wanted.length;
    },
  };
}
