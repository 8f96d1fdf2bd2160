import { expect, test } from 'vitest';
import { brokenConnection } from '#shared/connection.ts';

/** As Node's fetch fails: the reason lies in the cause. */
const node = (code: string) => new TypeError('fetch failed', { cause: { code } });
/** As Chromium's does: the reason is the message. */
const chromium = (reason: string) => new Error(`net::${reason}`);

test.each([
  node('ENOTFOUND'),
  chromium('ERR_INTERNET_DISCONNECTED'),
  chromium('ERR_PROXY_CONNECTION_FAILED'),
])('no way to the service at all is told as such: %s', (error) => {
  expect(brokenConnection(error).code).toBe('offline');
});

test.each([
  node('SELF_SIGNED_CERT_IN_CHAIN'),
  node('UNABLE_TO_GET_ISSUER_CERT_LOCALLY'),
  node('CERT_HAS_EXPIRED'),
  node('ERR_TLS_CERT_ALTNAME_INVALID'),
  chromium('ERR_CERT_AUTHORITY_INVALID'),
  chromium('ERR_CERT_DATE_INVALID'),
])('a certificate nobody here trusts is named, with who can help: %s', (error) => {
  expect(brokenConnection(error)).toMatchObject({
    code: 'service-error',
    message: expect.stringContaining('certificate'),
    remedy: expect.stringContaining('administrator'),
  });
});

test.each([node('ECONNRESET'), chromium('ERR_CONNECTION_RESET')])(
  'anything else broke on the way: %s',
  (error) => {
    expect(brokenConnection(error)).toMatchObject({
      code: 'service-error',
      message: 'The connection to the service broke off.',
    });
  },
);
