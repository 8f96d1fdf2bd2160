import type { Input, Name, Output } from '#shared/contract/contract.ts';
import { LastShown } from '#shared/contract/views.ts';
import type { FakeWorld } from './world.ts';

type ViewName = Extract<Name, `views.${string}`>;
type ViewCalls = { [N in ViewName]: (input: Input<N>) => Output<N> };

/** Views of the signed-in person, in memory. */
export function viewCalls(world: FakeWorld): ViewCalls {
  const person = () => world.session.account?.id ?? null;
  return {
    'views.last': () => {
      const id = person() ?? world.shown.keys().next().value ?? null;
      return { accountId: id, shown: id === null ? null : (world.shown.get(id) ?? null) };
    },
    'views.keep': (shown) => {
      const id = person();
      if (id !== null) world.shown.set(id, LastShown.parse(shown));
      return null;
    },
  };
}
