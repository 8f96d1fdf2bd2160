import { expect, test } from 'vitest';
import { wantedLink } from '#electron/main/wanted-link.ts';

const LINK = 'tidewatch://incident/0a1b2c3d-0000-4000-8000-000000000001/7';

test('a link that came before there was a window is still there when the page asks, once', () => {
  const links = wantedLink();
  expect(links.want(LINK)).toBe(true);
  let told = 0;
  links.onWanted(() => {
    told += 1;
  });
  expect(links.take()).toMatchObject({ kind: 'incident', incidentId: '7' });
  expect(links.take()).toBeNull();
  links.want(LINK);
  expect(told).toBe(1);
});

test('what is no link of ours is dropped, and nobody is told', () => {
  const links = wantedLink();
  links.onWanted(() => {
    throw new Error('Nothing was wanted.');
  });
  expect(links.want('tidewatch://run/calc')).toBe(false);
  expect(links.take()).toBeNull();
});
