import type { FakeApi } from './api.ts';

/** Another person signs in, or nobody is signed in any more (null). Nothing is told of it yet. */
export function signIn({ world }: Pick<FakeApi, 'world'>, id: string | null): void {
  const { session } = world;
  const home = world.tenants[0];
  const account =
    id !== null && home ? { id, name: id, username: id, homeTenantId: home.id } : null;
  world.session = { ...session, account };
}
