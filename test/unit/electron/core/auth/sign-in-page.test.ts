import { expect, test } from 'vitest';
import { authorityOf } from '#electron/core/auth/authority.ts';
import { scriptedBrowser } from '#electron/core/auth/scripted-browser.ts';
import { signInPage } from '#electron/core/auth/sign-in-page.ts';
import { Cloud, CLOUDS } from '#shared/domain/cloud.ts';
import type { BrowserPreference } from '#shared/domain/tenant.ts';
import { tenant } from '#test/fakes/entra.ts';
import { graphServer } from '#test/fakes/graph-server.ts';

const EDGE: BrowserPreference = { browser: 'edge', profile: 'Work' };
const CONTOSO = tenant(1);

function pageOf(cloud: Cloud) {
  const opened: { url: string; browser: BrowserPreference }[] = [];
  const open = signInPage({
    cloud,
    host: {
      fetch,
      now: Date.now,
      openInBrowser: async (url, browser) => void opened.push({ url, browser }),
    },
    browserFor: (id) => (id === CONTOSO ? EDGE : { browser: 'default', profile: null }),
  });
  return { open, opened };
}

const asked = (cloud: Cloud) => `${authorityOf(cloud, CONTOSO)}/oauth2/v2.0/authorize?state=s`;

test.each(Object.values(CLOUDS).map(({ cloud }) => Cloud.parse(cloud)))(
  "$name opens in the person's own browser, in the tenant's profile",
  async (cloud) => {
    const { open, opened } = pageOf(cloud);
    await open(asked(cloud), CONTOSO);

    const url = `${cloud.login}/${CONTOSO}/oauth2/v2.0/authorize?state=s`;
    expect(opened).toEqual([{ url, browser: EDGE }]);
  },
);

test('nothing but a sign-in page is opened', async () => {
  const cloud = Cloud.parse(CLOUDS.global.cloud);
  const { open, opened } = pageOf(cloud);

  for (const url of [
    `${authorityOf(cloud, CONTOSO)}/oauth2/v2.0/logout`,
    'https://evil.example/oauth2/v2.0/authorize',
    'file:///etc/passwd',
  ]) {
    await expect(open(url, null)).rejects.toMatchObject({ code: 'misconfigured' });
  }
  expect(opened).toEqual([]);
});

test('the scripted sign-in never touches a real cloud', async () => {
  const cloud = Cloud.parse(CLOUDS.global.cloud);
  const never: typeof fetch = () => Promise.reject(new Error('asked'));
  const browser = scriptedBrowser({ cloud, fetch: never, now: Date.now });

  await expect(browser(`${cloud.login}/x/oauth2/v2.0/authorize`, null)).rejects.toMatchObject({
    code: 'misconfigured',
  });
});

test('the scripted sign-in answers only to this computer', async () => {
  await using server = await graphServer((response) =>
    response.end('<form action="https://evil.example/"><input name="code" value="secret"></form>'),
  );
  const browser = scriptedBrowser({ cloud: server.cloud, fetch, now: Date.now });

  await expect(browser(`${server.cloud.login}/x`, null)).rejects.toMatchObject({
    code: 'misconfigured',
  });
  expect(server.received).toHaveLength(1);
  await expect(browser('http://127.0.0.1:1/other', null)).rejects.toMatchObject({
    code: 'misconfigured',
  });
});
