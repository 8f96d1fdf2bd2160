import { expect, test } from 'vitest';
import { externalLinks } from '#electron/main/external-links.ts';
import { CLOUDS, Cloud } from '#shared/domain/cloud.ts';
import { memoryLog } from '#test/fakes/host-log.ts';

const URL = 'https://security.microsoft.com/?tid=8f1b2c3d-0000-4000-8000-000000000001';
const CHROME = { browser: 'chrome', profile: 'Customers' } as const;

function desktop(options: { browser: string | null; starts?: boolean; cloud?: Cloud | null }) {
  const opened: string[] = [];
  const started: (readonly [string, readonly string[]])[] = [];
  const cloud = options.cloud === undefined ? Cloud.parse(CLOUDS.global.cloud) : options.cloud;
  const links = externalLinks({
    openExternal: async (url) => void opened.push(url),
    findBrowser: async () => options.browser,
    startBrowser: async (file, args) => {
      if (options.starts === false) throw new Error('EACCES');
      started.push([file, args]);
    },
    cloud: () => cloud,
    log: memoryLog(),
  });
  return { links, opened, started };
}

test('the wished browser opens in the wished profile', async () => {
  const { links, opened, started } = desktop({ browser: '/usr/bin/google-chrome' });
  expect(await links.open(URL, CHROME)).toEqual({ fellBack: null });
  expect(started).toEqual([['/usr/bin/google-chrome', ['--profile-directory=Customers', URL]]]);
  expect(opened).toEqual([]);
});

test('a browser that is not installed or does not start is replaced by the default, and that is said', async () => {
  const missing = desktop({ browser: null });
  expect(await missing.links.open(URL, CHROME)).toEqual({
    fellBack: 'Google Chrome was not found on this computer. The default browser was used.',
  });
  expect(missing.opened).toEqual([URL]);

  const broken = desktop({ browser: '/usr/bin/google-chrome', starts: false });
  expect(await broken.links.open(URL, CHROME)).toEqual({
    fellBack: 'Google Chrome did not start. The default browser was used.',
  });
  expect(broken.opened).toEqual([URL]);
});

test('without an open profile, or in another cloud, nothing opens', async () => {
  for (const cloud of [null, Cloud.parse(CLOUDS.china.cloud)]) {
    const { links, opened, started } = desktop({ browser: '/usr/bin/google-chrome', cloud });
    await expect(links.open(URL, CHROME)).rejects.toMatchObject({ code: 'refused' });
    expect([opened, started]).toEqual([[], []]);
  }
});
