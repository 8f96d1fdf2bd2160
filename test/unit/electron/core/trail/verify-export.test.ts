import { expect, test } from 'vitest';
import { FIRST_HASH, linkHash, sha256 } from '#electron/core/store/audit-store.ts';
import { trailSignature } from '#electron/core/trail/trail-file.ts';
import { type TrailKey, trailKey } from '#electron/core/trail/trail-key.ts';
import { verifyExport } from '#electron/core/trail/verify-export.ts';
import { type TrailFile, type TrailLink, WHOLE_TRAIL } from '#shared/domain/access/trail.ts';
import { instant } from '#shared/time.ts';
import { fakeSecretBox } from '#test/fakes/secret-box.ts';

const at = instant(Date.UTC(2026, 10, 21, 8));

/** Links of a chain over these words, from place 5 on. */
function chainOf(bodies: readonly string[]): TrailLink[] {
  let before = FIRST_HASH;
  return bodies.map((body, index) => {
    const detailHash = sha256(body);
    const link = {
      place: index + 5,
      at,
      detailHash,
      hash: linkHash(before, { at, detailHash }),
      body,
    };
    before = link.hash;
    return link;
  });
}

function fileOf(links: readonly TrailLink[], entries: readonly number[] = []): TrailFile {
  const decisions = [{ id: 'd', entries: [...entries], entriesRemoved: false }];
  const head = { format: 'tidewatch-trail', version: 1, exportedAt: at } as const;
  return { ...head, filter: WHOLE_TRAIL, before: FIRST_HASH, links: [...links], decisions };
}

function memory() {
  const kept = new Map<string, string>();
  return {
    kept,
    get: (name: string) => kept.get(name) ?? null,
    set: (name: string, value: string) => void kept.set(name, value),
  };
}

const newKey = (meta = memory()): Promise<TrailKey> =>
  trailKey({ meta, box: fakeSecretBox(), onMade: () => undefined });

/** Signed by whoever holds that key, whatever is in it. */
async function checked(file: TrailFile) {
  const text = JSON.stringify(file);
  return verifyExport(text, JSON.stringify(trailSignature(text, file, await newKey(), at)));
}

test('a chain is whole when each link follows from the one before', async () => {
  expect(await checked(fileOf(chainOf(['a', 'b', 'c']), [5, 7]))).toMatchObject({
    ok: true,
    entries: 3,
    decisions: 1,
  });
  expect(await checked(fileOf([]))).toMatchObject({ ok: true, entries: 0 });
});

test('a signature does not make up for a chain that is broken: the first bad link is named', async () => {
  const links = chainOf(['a', 'b', 'c']);
  const changed = (place: number, own: Partial<TrailLink>) =>
    links.map((link) => (link.place === place ? { ...link, ...own } : link));
  const bad: readonly (readonly [TrailLink[], string])[] = [
    [changed(6, { body: 'x' }), 'The words of entry 6'],
    [changed(6, { detailHash: sha256('x'), body: 'x' }), 'broken at entry 6'],
    [changed(6, { at: '2020-01-01T00:00:00.000Z' }), 'broken at entry 6'],
    [changed(6, { hash: sha256('x') }), 'broken at entry 6'],
    [links.filter(({ place }) => place !== 6), 'gap before entry 7'],
  ];
  for (const [made, problem] of bad) {
    expect((await checked(fileOf(made))).problem).toContain(problem);
  }
});

test('a decision whose entries are not in the file is not proven', async () => {
  const links = chainOf(['a', 'b']).map((link) =>
    link.place === 6 ? { ...link, body: null } : link,
  );
  expect((await checked(fileOf(links, [5]))).ok).toBe(true);
  expect((await checked(fileOf(links, [5, 6]))).problem).toContain('Entry 6 of the decision d');
});

test('another key under the same statement does not pass', async () => {
  const file = fileOf(chainOf(['a']));
  const text = JSON.stringify(file);
  const signed = trailSignature(text, file, await newKey(), at);
  const { publicKey } = await newKey();
  const forged = { ...signed, statement: { ...signed.statement, publicKey } };
  expect(verifyExport(text, JSON.stringify(forged)).problem).toContain('does not fit');
});

test('a profile makes its key once, keeps it sealed, and takes no other when it cannot be opened', async () => {
  const meta = memory();
  const first = await newKey(meta);
  expect((await newKey(meta)).publicKey).toBe(first.publicKey);
  const [kept = ''] = meta.kept.values();
  expect(await fakeSecretBox().unseal(kept)).not.toBe(kept);

  const [name = ''] = meta.kept.keys();
  meta.set(name, await fakeSecretBox().seal('no key'));
  await expect(newKey(meta)).rejects.toMatchObject({ code: 'damaged' });
});
