import type { Input, Name, Output } from '#shared/contract/contract.ts';
import { LastShown } from '#shared/contract/views.ts';
import { Look } from '#shared/domain/arrangement.ts';
import { BUILT_IN_VIEWS, View, ViewId } from '#shared/domain/views/view.ts';
import { passes } from './board-data.ts';
import type { FakeWorld } from './world.ts';

type ViewName = Extract<Name, `views.${string}`>;
type ViewCalls = { [N in ViewName]: (input: Input<N>) => Output<N> };

/** Views of the signed-in person, in memory. */
export function viewCalls(world: FakeWorld, onViews: () => void): ViewCalls {
  const person = () => world.session.account?.id ?? null;
  const all = () => [...BUILT_IN_VIEWS, ...world.views];
  let removed: View | null = null;
  const put = (view: View) => {
    world.views = [...world.views.filter(({ id }) => id !== view.id), view];
    onViews();
  };
  const fresh = () => {
    const count = String(world.views.length + 1).padStart(12, '0');
    return ViewId.parse(`55555555-5555-4555-8555-${count}`);
  };
  return {
    'views.last': () => {
      const id = person() ?? world.shown.keys().next().value ?? null;
      return { accountId: id, shown: id === null ? null : (world.shown.get(id) ?? null) };
    },
    'views.keep': ({ accountId, shown }) => {
      if (accountId === person()) world.shown.set(accountId, LastShown.parse(shown));
      return null;
    },
    'views.list': all,
    'views.counts': () =>
      all().map(({ id, look }) => ({
        id,
        count: world.rows.filter((row) => passes(row, look.filter)).length,
      })),
    'views.save': ({ name, look }) => {
      const id = fresh();
      put(View.parse({ id, name, look }));
      return { id };
    },
    'views.change': ({ id, name, look }) => {
      const view = world.views.find((held) => held.id === id);
      if (view)
        put({ ...view, name: name ?? view.name, look: look ? Look.parse(look) : view.look });
      return null;
    },
    'views.remove': ({ id }) => {
      removed = world.views.find((view) => view.id === id) ?? null;
      world.views = world.views.filter((view) => view.id !== id);
      onViews();
      return null;
    },
    'views.restore': () => {
      if (removed) put(removed);
      return null;
    },
    'views.order': () => null,
    'views.export': () => ({ saved: true }),
    'views.readFile': () => null,
    'views.import': ({ views }) => {
      for (const { name, look } of views) put(View.parse({ id: fresh(), name, look }));
      return views.length;
    },
  };
}
