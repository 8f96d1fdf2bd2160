import { DAY_MS } from '#shared/time.ts';
import type { GuestState } from './access-model.ts';
import { liveAssignments, type TenantAccess } from './tenant-access.ts';

/** How long a guest without any package is blocked before the account is removed (domain facts, 5a). */
const BLOCKED_MS = 30 * DAY_MS;

/** Where somebody stands in the tenant's directory; its own people are always in. */
export function guestState({ roster, guests }: TenantAccess, key: string): GuestState {
  if (roster.byKey.get(key)?.side === 'customer') return 'member';
  return guests.get(key)?.state ?? 'absent';
}

/** A package was delivered: who was not in the directory comes into being, who was blocked may sign in again. */
export function admit(access: TenantAccess, key: string, atMs: number): void {
  if (access.roster.byKey.get(key)?.side === 'customer') return;
  const known = access.guests.get(key);
  if (known?.state === 'member') return;
  const governed = known?.state === 'blocked' ? known.governed : true;
  access.guests.set(key, { state: 'member', governed, sinceMs: atMs });
}

/** A package has ended. Who came with one and has none left is blocked, and removed after 30 days. */
export function retire(access: TenantAccess, key: string, atMs: number): void {
  const guest = access.guests.get(key);
  if (guest?.state !== 'member' || !guest.governed) return;
  if (liveAssignments(access, key).length > 0) return;
  block(access, key, atMs);
}

export function block(access: TenantAccess, key: string, atMs: number): void {
  const governed = access.guests.get(key)?.governed ?? true;
  access.guests.set(key, { state: 'blocked', governed, sinceMs: atMs });
  access.agenda.service({ kind: 'forget-guest', key, sinceMs: atMs }, atMs + BLOCKED_MS);
}

/** Removes a guest who is still blocked since that moment. */
export function forget(access: TenantAccess, key: string, sinceMs: number, atMs: number): void {
  const guest = access.guests.get(key);
  if (guest?.state === 'blocked' && guest.sinceMs === sinceMs)
    access.guests.set(key, { ...guest, state: 'absent', sinceMs: atMs });
}
