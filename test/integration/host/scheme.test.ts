import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { OUT, runMain } from './run-main.ts';

let ask: (url: string, init?: RequestInit) => Promise<Response>;
beforeAll(async () => {
  const electron = await runMain();
  const handler = electron.sessions.get('persist:ui')?.schemes.get('tidewatch-app');
  expect(electron.sessions.get('')?.schemes.size).toBe(0);
  ask = async (url, init) => {
    const answer = await handler?.(new Request(url, init));
    if (!answer) throw new Error('Nobody serves the scheme.');
    return answer;
  };
});

const POLICY =
  "default-src 'none'; script-src 'self'; " +
  "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; img-src 'self' data:; " +
  "font-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

test('the page comes with its policy and its other headers', async () => {
  const answer = await ask('tidewatch-app://app/index.html');

  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toEqual({
    'content-security-policy': POLICY,
    'content-type': 'text/html; charset=utf-8',
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  expect(await answer.text()).toBe(await readFile(path.join(OUT, 'renderer/index.html'), 'utf8'));
});

describe('a path outside the build', () => {
  test.each([
    'tidewatch-app://app/',
    'tidewatch-app://app/files.json',
    'tidewatch-app://app/../main/main.js',
    'tidewatch-app://app/..%2fmain%2fmain.js',
    'tidewatch-app://app/%2e%2e/main/main.js',
    'tidewatch-app://app/assets/..%5c..%5cmain%5cmain.js',
    'tidewatch-app://app//etc/passwd',
    'tidewatch-app://app/__proto__',
    'tidewatch-app://other/index.html',
  ])('%s is not found, and still carries the policy', async (url) => {
    const answer = await ask(url);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-security-policy')).toBe(POLICY);
  });
});

test('nothing can be sent to the page’s own address', async () => {
  const answer = await ask('tidewatch-app://app/index.html', { method: 'POST', body: 'x' });
  expect(answer.status).toBe(405);
});

test('the built page has no inline script, no inline style and no address of another host', async () => {
  const page = await readFile(path.join(OUT, 'renderer/index.html'), 'utf8');
  expect(page).not.toMatch(/<script(?![^>]*\ssrc=)/i);
  expect(page).not.toMatch(/<style|\sstyle=|\son\w+=/i);
  expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//i);
});
