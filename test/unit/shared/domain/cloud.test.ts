import { describe, expect, test } from 'vitest';
import { CLOUDS, Cloud, portalsOf, refusalOf } from '#shared/domain/cloud.ts';
import { SCOPE_BUNDLES, scopesOf } from '#shared/domain/scopes.ts';

const RANGE = {
  name: 'Training range',
  kind: 'range',
  login: 'http://127.0.0.1:4711/login',
  graph: 'http://127.0.0.1:4711/graph',
  control: 'http://127.0.0.1:4711/control',
  tenants: [],
};
const ELSEWHERE = [
  'https://login.microsoftonline.com',
  'http://192.168.0.1/login',
  'http://0.0.0.0/login',
  'http://127.0.0.1.evil.example/login',
  'http://127.0.0.1@evil.example/login',
  'http://127.0.0.1:80@evil.example/login',
  'http://localhost.evil.example/login',
  'http://evil.example/#http://127.0.0.1/',
  'http://evil.example/http://127.0.0.1/',
  'https://127.0.0.1:4711/login',
  'ftp://127.0.0.1/login',
];

describe('a training range stays on this computer', () => {
  test.each([
    'http://127.0.0.1:4711',
    'http://localhost:4711/x',
    'http://[::1]:4711',
    'http://127.0.0.1',
  ])('%s is this computer', (address) => {
    const cloud = { ...RANGE, login: address, graph: address, control: address };
    expect(refusalOf(Cloud.parse(cloud))).toBeNull();
  });

  test.each(ELSEWHERE)('%s is not', (address) => {
    for (const member of ['login', 'graph', 'control']) {
      const refusal = refusalOf(Cloud.parse({ ...RANGE, [member]: address }));
      expect(refusal).toContain('may only listen on this computer');
      expect(refusal).toContain(address.replace(/\/$/, ''));
    }
  });
});

describe('a real cloud has the addresses of Microsoft and no others', () => {
  const real = Object.entries(CLOUDS);

  test.each(real)('%s as it is in the table', (_name, { cloud }) => {
    expect(refusalOf(cloud)).toBeNull();
    expect(refusalOf(Cloud.parse(JSON.parse(JSON.stringify(cloud))))).toBeNull();
    expect(refusalOf(Cloud.parse({ ...cloud, login: `${cloud.login}/` }))).toBeNull();
  });

  test.each(real)('%s with one address changed', (_name, { cloud }) => {
    const strange = [
      'http://127.0.0.1:4711',
      'https://evil.example',
      `${cloud.login}.evil.example`,
    ];
    for (const address of strange) {
      for (const member of ['login', 'graph', 'control']) {
        expect(refusalOf(Cloud.parse({ ...cloud, [member]: address }))).toContain('not those');
      }
    }
  });

  test('the addresses of one cloud do not pass for another', () => {
    const { login, graph } = CLOUDS.global.cloud;
    expect(refusalOf({ ...CLOUDS.china.cloud, login, graph })).not.toBeNull();
    expect(refusalOf({ ...CLOUDS.global.cloud, kind: 'range' })).not.toBeNull();
  });
});

test.each([
  {},
  { ...RANGE, kind: 'germany' },
  { ...RANGE, login: 'not an address' },
  { ...RANGE, graph: undefined },
  { ...RANGE, name: '' },
  { ...RANGE, tenants: [{ id: 'x', name: 'Contoso', domain: 'contoso.com' }] },
])('a cloud file like %j is refused', (file) => {
  expect(Cloud.safeParse(file).success).toBe(false);
});

test('a range shows the portals of the global cloud, and no portal is guessed for China', () => {
  expect(portalsOf('range')).toBe(portalsOf('global'));
  expect(Object.values(portalsOf('china'))).toEqual([null, null, null]);
});

test('scopes are full addresses on the Graph of the cloud, and reading never asks to write', () => {
  const graph = CLOUDS['us-government'].cloud.graph;
  expect(scopesOf('respond', graph)).toEqual([
    'https://graph.microsoft.us/SecurityIncident.ReadWrite.All',
    'https://graph.microsoft.us/SecurityAlert.ReadWrite.All',
  ]);
  expect(SCOPE_BUNDLES.read.filter((scope) => scope.includes('Write'))).toEqual([]);
});
