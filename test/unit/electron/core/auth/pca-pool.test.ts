import { PublicClientApplication } from '@azure/msal-node';
import { expect, test } from 'vitest';
import { msalFailure } from '#electron/core/auth/msal-failure.ts';
import { entraNetwork } from '#electron/core/auth/network-client.ts';
import { type Pca, pcaPool } from '#electron/core/auth/pca-pool.ts';
import { slots } from '#electron/core/auth/slots.ts';
import { AppError } from '#shared/errors.ts';
import { CLIENT_ID, fakeEntra } from '#test/fakes/entra.ts';

function pca(): Pca {
  const { cloud, fetch } = fakeEntra();
  const network = entraNetwork({ cloud, fetch, now: Date.now, slots: slots(1) });
  const app = new PublicClientApplication({ auth: { clientId: CLIENT_ID } });
  return { app, network, failureOf: (error) => msalFailure(error, network, Date.now) };
}

function countingPool(most: number) {
  const made: string[] = [];
  const pool = pcaPool({
    most,
    make: async (tenantId) => {
      made.push(tenantId);
      return pca();
    },
  });
  return { made, pool };
}

test('the client that was not used for longest goes first', async () => {
  const { made, pool } = countingPool(2);
  const use = (id: string) => pool.use(id, async () => id);
  await use('a');
  await use('b');
  await use('a');
  await use('c');

  expect(pool.size()).toBe(2);
  await use('a');
  expect(made).toEqual(['a', 'b', 'c']);
  await use('b');
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

test('a client in use is never dropped', async () => {
  const { made, pool } = countingPool(1);
  const hold = Promise.withResolvers<string>();
  const busy = pool.use('a', () => hold.promise);
  await pool.use('b', async () => undefined);
  hold.resolve('done');
  await busy;

  await pool.use('a', async () => undefined);
  expect(made).toEqual(['a', 'b']);
});

test('calls to one tenant run one after another, also after one that failed', async () => {
  const { pool } = countingPool(9);
  const order: string[] = [];
  const first = pool.use('a', async () => {
    order.push('first begins');
    await new Promise((resolve) => setImmediate(resolve));
    order.push('first fails');
    throw new AppError('offline', 'No network.');
  });
  const second = pool.use('a', async () => {
    order.push('second');
  });

  await expect(first).rejects.toThrow('No network.');
  await second;
  expect(order).toEqual(['first begins', 'first fails', 'second']);
});

test('a client that could not be made is made anew for the next call', async () => {
  let tries = 0;
  const pool = pcaPool({
    most: 9,
    make: async () => {
      tries += 1;
      if (tries === 1) throw new AppError('damaged', 'Not readable.');
      return pca();
    },
  });

  await expect(pool.use('a', async () => 1)).rejects.toMatchObject({ code: 'damaged' });
  expect(await pool.use('a', async () => 2)).toBe(2);
});
