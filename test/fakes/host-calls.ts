import type { Topic } from '#shared/contract/app-event.ts';
import type { Input, Name, Output } from '#shared/contract/contract.ts';
import type { FakeWorld } from './world.ts';

type HostName = Exclude<Extract<Name, `host.${string}`>, 'host.takePlace'>;

/** What the rim answers, in memory. */
export function hostCalls(
  world: FakeWorld,
  changed: (...topics: Topic[]) => void,
): { [N in HostName]: (input: Input<N>) => Output<N> } {
  return {
    'host.status': () => world.host,
    'host.openRange': () => {
      world.host = { ...world.host, profile: 'range', core: 'running' };
      changed('host', 'session');
      return null;
    },
    'host.openReal': () => {
      world.host = { ...world.host, profile: 'real', core: 'running' };
      changed('host', 'session');
      return null;
    },
    'host.leaveProfile': () => {
      world.host = { ...world.host, profile: 'none', core: 'stopped' };
      changed('host', 'session');
      return null;
    },
    'host.startAgain': () => null,
    'host.takeLink': () => null,
    'host.setTheme': () => null,
  };
}
