import { expect, test } from 'vitest';
import { onGraph, pageLink } from '#electron/core/graph/address.ts';
import { CLOUDS, Cloud } from '#shared/domain/cloud.ts';

const REAL = Cloud.parse(CLOUDS.global.cloud);
const RANGE = Cloud.parse({
  name: 'Range',
  kind: 'range',
  login: 'http://127.0.0.1:8001/login',
  graph: 'http://127.0.0.1:9001/through',
});

test('the token goes to the Graph of the cloud and nowhere else', () => {
  expect(onGraph(REAL, 'https://graph.microsoft.com/v1.0/me')).toBe(
    'https://graph.microsoft.com/v1.0/me',
  );
  const foreign = [
    'https://graph.microsoft.com.evil.example/v1.0/me',
    'https://graph.microsoft.com@evil.example/v1.0/me',
    'http://graph.microsoft.com/v1.0/me',
    'https://graph.microsoft.com:8443/v1.0/me',
    'https://graph.microsoft.com/other/me',
    'https://user:word@graph.microsoft.com/v1.0/me',
    '/v1.0/me',
    `https://graph.microsoft.com/v1.0/${'x'.repeat(20_000)}`,
  ];
  for (const link of foreign) expect(() => onGraph(REAL, link), link).toThrow('not its own');
});

test('the pages of a range behind another program are asked for through that program', () => {
  const link = 'http://127.0.0.1:8001/v1.0/security/incidents?$skiptoken=a%20b';
  expect(pageLink(RANGE, link)).toBe(
    'http://127.0.0.1:9001/through/v1.0/security/incidents?$skiptoken=a%20b',
  );
});

test('a page link never leaves the cloud', () => {
  expect(() => pageLink(REAL, 'http://127.0.0.1:8001/v1.0/x')).toThrow('not its own');
  expect(() => pageLink(RANGE, 'https://evil.example/v1.0/x')).toThrow('not its own');
  expect(() => pageLink(RANGE, 'no address')).toThrow('not its own');
});
