import { expect, test } from 'vitest';
import { wantedLink } from '#electron/main/wanted-link.ts';

const LINK = 'tidewatch://incident/0a1b2c3d-0000-4000-8000-000000000001/7';

test('a link that came before there was a window is still there when the page asks, once', async () => {
  const links = wantedLink();
  expect(await links.want(LINK)).toBe(true);
  let told = 0;
  links.onWanted(() => {
    told += 1;
  });
  expect(await links.take()).toMatchObject({ kind: 'incident', incidentId: '7' });
  expect(await links.take()).toBeNull();
  await links.want(LINK);
  expect(told).toBe(1);
});

test('what is no link of ours is dropped, and nobody is told', async () => {
  const links = wantedLink();
  links.onWanted(() => {
    throw new Error('Nothing was wanted.');
  });
  expect(await links.want('tidewatch://run/calc')).toBe(false);
  expect(await links.take()).toBeNull();
});
