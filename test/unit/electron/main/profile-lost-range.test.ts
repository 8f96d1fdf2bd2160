import { expect, test } from 'vitest';
import { ProfileControl } from '#electron/main/profile.ts';
import { HostState } from '#electron/main/state-file.ts';
import { Cloud } from '#shared/domain/cloud.ts';
import { memoryLog } from '#test/fakes/host-log.ts';

const RANGE = Cloud.parse({
  name: 'range',
  kind: 'range',
  login: 'http://127.0.0.1:1/login',
  graph: 'http://127.0.0.1:1/graph',
  control: 'http://127.0.0.1:1/control',
  tenants: [],
});

/** A profile whose core and range do as told. */
function profile() {
  const started: string[] = [];
  let endsCore: Promise<void> = Promise.resolve();
  let onLost: (code: number) => void = () => undefined;
  const control = new ProfileControl({
    core: {
      state: 'running',
      failure: null,
      start: ({ cloud }) => void started.push(cloud.kind),
      stop: () => endsCore,
    },
    startRange: async (lost) => {
      onLost = lost;
      return { cloud: RANGE, stop: async () => void (onLost = () => undefined) };
    },
    say: () => undefined,
    policy: {},
    protection: () => Promise.resolve('protected'),
    appVersion: '1',
    packaged: false,
    flags: { dataDir: null, range: false, cloud: null },
    userData: '/nowhere',
    state: { get: () => HostState.parse({}), update: () => undefined },
    log: memoryLog(),
    onChange: () => undefined,
  });
  return {
    control,
    started,
    rangeEnds: (code: number) => onLost(code),
    coreEndsWith: (end: Promise<unknown>) => void (endsCore = end.then(() => undefined)),
  };
}

test('a range that ends by itself leads back to the first screen, which says so', async () => {
  const { control, rangeEnds } = profile();
  await control.openRange();
  rangeEnds(139);
  await control.stop(); // behind what the end of the range queued
  expect(control.status()).toMatchObject({
    profile: 'none',
    failure: { message: 'The training range ended unexpectedly.', remedy: 'Open it again.' },
  });
});

test('a range that ends while it is being left does not close what is opened after it', async () => {
  const { control, started, rangeEnds, coreEndsWith } = profile();
  await control.openRange();
  const core = Promise.withResolvers<unknown>();
  coreEndsWith(core.promise); // it puts its databases away
  const opened = control.openReal();
  await Promise.resolve(); // the closing has begun
  rangeEnds(139);
  core.resolve(null);
  await opened;
  await control.stop(); // whatever was queued behind it is done
  expect(started).toEqual(['range', 'global']);
  expect(control.status().failure).toBeNull();
});
