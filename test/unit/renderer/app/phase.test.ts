import { expect, test } from 'vitest';
import { phaseOf } from '#renderer/app/phase.ts';
import { fakeApi } from '#test/fakes/api.ts';

const { world } = fakeApi({ tenants: 1, incidents: 1 });
const { host, session, tenants } = world;
const work = { host, session, tenants, firstRun: false, wasAtWork: false };

test.each([
  ['nothing is drawn until the host has answered', { host: null }, 'blank'],
  ['the frame of work stands at once where it was last', { host: null, wasAtWork: true }, 'work'],
  ['and gives way when nobody is signed in any more', { session: null, wasAtWork: true }, 'start'],
  ['a fresh start is the first screen', { host: { ...host, profile: 'none' as const } }, 'start'],
  ['nobody signed in is the first screen', { session: { ...session, account: null } }, 'start'],
  ['no tenant yet is the first run', { tenants: [] }, 'first-run'],
  ['the first run lasts until the person goes on', { firstRun: true }, 'first-run'],
  ['else it is work', {}, 'work'],
])('%s', (_, part, phase) => {
  expect(phaseOf({ ...work, ...part })).toBe(phase);
});
