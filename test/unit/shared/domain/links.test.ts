import { describe, expect, test } from 'vitest';
import { CLOUDS, Cloud } from '#shared/domain/cloud.ts';
import {
  buildLink,
  isAllowedExternalUrl,
  type LinkFacts,
  LinkTarget,
} from '#shared/domain/links.ts';
import { LYING_WEB_URLS, OURS, REFUSED, THEIRS } from './hostile-urls.ts';

const CLIENT = '11111111-2222-4333-8444-555555555555';
const USER = '99999999-8888-4777-8666-555555555555';
const DEVICE = '0123456789abcdef0123456789ABCDEF01234567';
const GLOBAL = CLOUDS.global.cloud;
const RANGE = Cloud.parse({
  name: 'Training range',
  kind: 'range',
  login: 'http://127.0.0.1:4711/login',
  graph: 'http://127.0.0.1:4711/graph',
});

function link(target: object, facts: Partial<LinkFacts> = {}) {
  return buildLink(LinkTarget.parse({ tenantId: OURS, ...target }), {
    cloud: GLOBAL,
    domain: 'contoso.onmicrosoft.com',
    webUrl: null,
    clientId: CLIENT,
    consentScopes: ['https://graph.microsoft.com/User.Read'],
    ...facts,
  });
}

const HOME = 'https://security.microsoft.com';

describe('every target has the address that is known for certain', () => {
  const incident = { kind: 'incident', incidentId: '924565' };
  const alert = { kind: 'alert', incidentId: '7', alertId: 'da6375_-9614.1' };
  test.each([
    [{ kind: 'defender-home' }, `${HOME}/?tid=${OURS}`],
    [incident, `${HOME}/incident2/924565/overview?tid=${OURS}`],
    [alert, `${HOME}/alerts/da6375_-9614.1?tid=${OURS}`],
    [{ kind: 'hunting' }, `${HOME}/v2/advanced-hunting?tid=${OURS}`],
    [{ kind: 'device', deviceId: DEVICE }, `${HOME}/machines/v2/${DEVICE}?tid=${OURS}`],
    [
      { kind: 'user', objectId: USER, upn: 'ada@contoso.com' },
      `${HOME}/user?aad=${USER}&upn=ada%40contoso.com&tab=overview&tid=${OURS}`,
    ],
    [
      { kind: 'user', objectId: USER, upn: null },
      `${HOME}/user?aad=${USER}&tab=overview&tid=${OURS}`,
    ],
    [{ kind: 'my-access' }, 'https://myaccess.microsoft.com/@contoso.onmicrosoft.com#/'],
    [
      { kind: 'access-package', packageId: 'b15b6d12-0f6c-4f0e-8c4e-1de1a3b6a111' },
      'https://myaccess.microsoft.com/@contoso.onmicrosoft.com#/access-packages/b15b6d12-0f6c-4f0e-8c4e-1de1a3b6a111',
    ],
    [{ kind: 'entra' }, `https://entra.microsoft.com/${OURS}/`],
    [
      { kind: 'admin-consent' },
      `https://login.microsoftonline.com/${OURS}/v2.0/adminconsent?client_id=${CLIENT}` +
        '&scope=https%3A%2F%2Fgraph.microsoft.com%2FUser.Read&redirect_uri=http%3A%2F%2Flocalhost',
    ],
  ])('%j', (target, url) => {
    expect(link(target)).toEqual({ url, breadcrumb: null });
    expect(isAllowedExternalUrl(url, GLOBAL)).toBe(true);
  });
});

describe('the address the service gives', () => {
  const incident = { kind: 'incident', incidentId: '7' };
  const own = `${HOME}/incident2/7/overview?tid=${OURS}`;

  test.each([
    [own, own],
    [`${HOME}/incidents/7?tid=${OURS}`, `${HOME}/incidents/7?tid=${OURS}`],
    [`${HOME}/incidents/7`, `${HOME}/incidents/7?tid=${OURS}`],
    [`${HOME}/incident2/7?tid=${OURS.toUpperCase()}`, `${HOME}/incident2/7?tid=${OURS}`],
    [`${HOME}:443/incidents/7?tid=${OURS}&evil=1#frag`, `${HOME}/incidents/7?tid=${OURS}`],
    [`HTTPS://SECURITY.MICROSOFT.COM/incidents/7`, `${HOME}/incidents/7?tid=${OURS}`],
  ])('%s is used in the form we know', (webUrl, url) => {
    expect(link(incident, { webUrl })).toEqual({ url, breadcrumb: null });
  });

  test.each(LYING_WEB_URLS)('%j is not believed', (webUrl) => {
    expect(link(incident, { webUrl })).toEqual({ url: own, breadcrumb: null });
  });

  test('an alert keeps to its own form too', () => {
    const alert = { kind: 'alert', incidentId: '7', alertId: 'da1' };
    const plain = `${HOME}/alerts/da1?tid=${OURS}`;
    expect(link(alert, { webUrl: `${HOME}/alerts/da1?tid=${THEIRS}` }).url).toBe(plain);
    expect(link(alert, { webUrl: `${HOME}/incidents/7?tid=${OURS}` }).url).toBe(plain);
    expect(link(alert, { webUrl: `${HOME}/alerts/da1` }).url).toBe(plain);
  });
});

describe('where no address is certain, the nearest page and the way from there', () => {
  const nearest = `${HOME}/?tid=${OURS}`;
  const ids = ['..', '.', '...', '7/../8', '7%2f8', '7?tid=x', '7#x', 'a b', '7\\8', 'ü', '7\n'];

  test.each(ids)('incident and alert %j', (id) => {
    for (const target of [
      { kind: 'incident', incidentId: id },
      { kind: 'alert', incidentId: '7', alertId: id },
    ]) {
      const { url, breadcrumb } = link(target);
      expect(url).toBe(nearest);
      expect(breadcrumb).toContain('Incidents & alerts');
    }
  });

  test('a breadcrumb cannot hide or turn around what it says', () => {
    const { breadcrumb } = link({ kind: 'incident', incidentId: 'a\u202eb' });
    expect(breadcrumb).not.toContain('\u202e');
  });

  test.each(['', 'x', DEVICE.slice(1), `${DEVICE}0`, `../${DEVICE}`])('device %j', (deviceId) => {
    expect(link({ kind: 'device', deviceId })).toEqual({
      url: nearest,
      breadcrumb: 'Assets > Devices',
    });
  });

  test.each(['', 'ada@contoso.com', `${USER}/..`])('user %j', (objectId) => {
    expect(link({ kind: 'user', objectId, upn: 'ada@contoso.com' })).toEqual({
      url: nearest,
      breadcrumb: 'Assets > Identities',
    });
  });

  test.each(['', 'contoso', 'contoso.com/evil', '-a.com', 'a..com', `${'a'.repeat(64)}.com`])(
    'My Access of the domain %j',
    (domain) => {
      const { url, breadcrumb } = link({ kind: 'my-access' }, { domain });
      expect(url).toBeNull();
      expect(breadcrumb).toContain('domain is not known');
    },
  );

  test('consent without a client id says what is missing', () => {
    const { url, breadcrumb } = link({ kind: 'admin-consent' }, { clientId: null });
    expect(url).toBeNull();
    expect(breadcrumb).toContain('client');
  });
});

describe('what a person’s name is made of cannot leave its place', () => {
  test.each(['a&tid=evil', 'a#b', 'a?b', 'ü@contoso.com', 'a%26tid%3Dx'])('%j', (upn) => {
    const { url } = link({ kind: 'user', objectId: USER, upn });
    const { searchParams } = new URL(url ?? '');
    expect(searchParams.get('upn')).toBe(upn);
    expect(searchParams.getAll('tid')).toEqual([OURS]);
    expect(isAllowedExternalUrl(url ?? '', GLOBAL)).toBe(true);
  });
});

describe('other clouds', () => {
  test('US Government has its own portals', () => {
    const cloud = CLOUDS['us-government'].cloud;
    const { url } = link({ kind: 'incident', incidentId: '7' }, { cloud });
    expect(url).toBe(`https://security.microsoft.us/incident2/7/overview?tid=${OURS}`);
    expect(isAllowedExternalUrl(url ?? '', cloud)).toBe(true);
    expect(isAllowedExternalUrl(`${HOME}/?tid=${OURS}`, cloud)).toBe(false);
    const webUrl = `${HOME}/incidents/7?tid=${OURS}`;
    expect(link({ kind: 'incident', incidentId: '7' }, { cloud, webUrl }).url).toBe(url);
  });

  test('in China no portal is certain, so none is opened', () => {
    const cloud = CLOUDS.china.cloud;
    const targets = [
      { kind: 'defender-home' },
      { kind: 'incident', incidentId: '7' },
      { kind: 'hunting' },
      { kind: 'device', deviceId: DEVICE },
      { kind: 'user', objectId: USER, upn: null },
      { kind: 'my-access' },
      { kind: 'entra' },
    ];
    for (const target of targets) expect(link(target, { cloud }).url).toBeNull();
    expect(link({ kind: 'admin-consent' }, { cloud }).url).toMatch(
      /^https:\/\/login\.chinacloudapi\.cn\//,
    );
    expect(isAllowedExternalUrl(`${HOME}/?tid=${OURS}`, cloud)).toBe(false);
  });

  test('a range signs in on itself and shows the portals of the global cloud', () => {
    const page = 'http://127.0.0.1:4711/login/common/oauth2/v2.0/authorize?client_id=x';
    expect(isAllowedExternalUrl(page, RANGE)).toBe(true);
    expect(isAllowedExternalUrl(page.replace('4711', '4712'), RANGE)).toBe(false);
    expect(isAllowedExternalUrl(page.replace('/login', '/graph'), RANGE)).toBe(false);
    expect(isAllowedExternalUrl(page.replace('127.0.0.1', 'localhost'), RANGE)).toBe(false);
    expect(isAllowedExternalUrl(`${HOME}/?tid=${OURS}`, RANGE)).toBe(true);
    const consent = link({ kind: 'admin-consent' }, { cloud: RANGE }).url ?? '';
    expect(consent).toContain(`http://127.0.0.1:4711/login/${OURS}/v2.0/adminconsent?`);
    expect(isAllowedExternalUrl(consent, RANGE)).toBe(true);
  });

  test('a slash at the end of a base address changes nothing', () => {
    const cloud = Cloud.parse({ ...RANGE, login: `${RANGE.login}/`, graph: `${RANGE.graph}/` });
    expect(cloud).toEqual(RANGE);
  });
});

test.each(REFUSED)('%s: %j does not leave the app', (_reason, url) => {
  expect(isAllowedExternalUrl(url, GLOBAL)).toBe(false);
});

test.each([
  'https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=x&scope=a%20b',
  `https://login.microsoftonline.com/${OURS}/oauth2/v2.0/authorize?prompt=select_account`,
  `https://login.microsoftonline.com/${OURS}/v2.0/adminconsent?client_id=x`,
  `https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/authorize`,
])('sign-in itself leaves: %s', (url) => {
  expect(isAllowedExternalUrl(url, GLOBAL)).toBe(true);
});
