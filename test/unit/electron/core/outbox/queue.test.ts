import { expect, test } from 'vitest';
import type { CacheWriter } from '#electron/core/ingest/cache-writer.ts';
import { outboxQueue } from '#electron/core/outbox/queue.ts';
import { settle } from '#electron/core/outbox/settle.ts';
import { auditStore } from '#electron/core/store/audit-store.ts';
import { outboxStore } from '#electron/core/store/outbox-store.ts';
import { Account } from '#shared/contract/session.ts';
import { seenIncident } from '#shared/domain/change.ts';
import { Incident } from '#shared/domain/incident.ts';
import { AppError } from '#shared/errors.ts';
import { instant } from '#shared/time.ts';
import { memoryCache, memoryLedger } from '#test/fakes/ledger.ts';
import { cacheWriterInProcess } from '#test/fakes/cache-writer-in-process.ts';
import { fakeLog } from '#test/fakes/log.ts';

const TENANT = '0f1e2d3c-4b5a-4678-9012-abcdefabcdef';

const ADA = { id: 'a.b', name: 'Ada', username: 'ada@mssp.example', homeTenantId: TENANT };
const BOB = { id: 'b.b', name: 'Bob', username: 'bob@mssp.example', homeTenantId: TENANT };

const incident = Incident.parse({
  tenantId: TENANT,
  id: '7',
  title: 'Suspicious sign-in',
  severity: 'high',
  status: 'active',
  classification: null,
  determination: null,
  assignedTo: null,
  createdAt: instant(0),
  updatedAt: instant(0),
  description: null,
  summary: null,
  resolvingComment: null,
  lastModifiedBy: null,
  priorityScore: null,
  redirectIncidentId: null,
  webUrl: null,
  customTags: [],
  systemTags: [],
  comments: [],
  extra: {},
});
const key = { tenantId: incident.tenantId, incidentId: incident.id };
type Pending = Parameters<CacheWriter['setPending']>[0];

function bench(own: { readonly setPending?: CacheWriter['setPending'] } = {}) {
  const ledger = memoryLedger();
  const outbox = outboxStore(ledger, auditStore(ledger));
  const cache = memoryCache();
  const woken: string[] = [];
  const shown: Pending[] = [];
  let person: Account | null = Account.parse(ADA);
  const queue = outboxQueue({
    outbox,
    writer: {
      ...cacheWriterInProcess(cache),
      setPending: async (pending) => void shown.push(pending),
      ...own,
    },
    account: () => person,
    shown: () => incident,
    seen: () => null,
    snapshot: () => incident,
    now: () => 0,
    log: fakeLog().log,
    onRecorded: ({ incidentId }) => void woken.push(incidentId),
    onChange: () => undefined,
    onDecided: () => undefined,
  });
  const signIn = (account: unknown) => {
    person = Account.parse(account);
  };
  const signOut = () => {
    person = null;
  };
  return { ledger, outbox, queue, woken, shown, signIn, signOut };
}

test('a wish that is on the disk is answered as recorded, even while the cache refuses', async () => {
  const { queue, woken, outbox } = bench({
    setPending: () => Promise.reject(new AppError('storage', 'The disk is full.')),
  });

  const receipt = await queue.record(key, { kind: 'comment', text: 'Seen.' });

  expect(receipt.stage).toBe('recorded');
  expect(woken).toEqual(['7']);
  expect(outbox.listForIncident(key)).toHaveLength(1);
});

test('what another person recorded is never shown under the name of who is signed in now', async () => {
  const { queue, shown, signIn } = bench();
  await queue.record(key, { kind: 'comment', text: 'Looked at it.' });
  signIn(BOB);

  await queue.record(key, { kind: 'comment', text: 'So did I.' });

  expect(shown[0]?.changes.map(({ by }) => by)).toEqual(['Ada']);
  expect(shown[1]?.changes.map(({ by }) => by)).toEqual(['Somebody on this computer', 'Bob']);
});

test('a wish that cannot be read any more counts as refused, is not sent again and can be put away', async () => {
  const { ledger, queue, shown } = bench();
  const { id } = await queue.record(key, { kind: 'comment', text: 'Looked at it.' });
  ledger.prepare("UPDATE outbox SET change = 'no JSON'").run();

  await queue.replay(key);
  expect(shown.at(-1)).toMatchObject({ changes: [], refused: 1 });
  await expect(queue.retry(id)).rejects.toMatchObject({ code: 'damaged' });

  await queue.discard(id);
  expect(shown.at(-1)).toMatchObject({ changes: [], refused: 0 });
});

test('what is kept of a refused wish is based on what the service had, not on what is still shown', async () => {
  const { queue, outbox } = bench();
  const set = { status: 'resolved', severity: 'low' } as const;
  const { id } = await queue.record(key, { kind: 'edit', set });
  const found = seenIncident({ ...incident, status: 'inProgress', severity: 'medium' });
  outbox.update(id, { stage: 'refused', found, settledAt: instant(1) });

  const receipt = await settle(queue, id, ['status']);

  expect(receipt && outbox.get(receipt.id)).toMatchObject({
    change: { kind: 'edit', set: { status: 'resolved' } },
    base: { status: 'inProgress', severity: 'medium' },
  });
});

test('a comment that may be with the service already is shown with how many there were before it', async () => {
  const { queue, outbox, shown } = bench();
  const { id } = await queue.record(key, { kind: 'comment', text: 'Seen.' });
  expect(shown.at(-1)?.changes[0]?.before).toBeUndefined();
  const base = { ...seenIncident(incident), comments: 3 };
  outbox.update(id, { stage: 'sending', base, attempts: 1, reason: null, remedy: null });
  await queue.replay(key);
  expect(shown.at(-1)?.changes[0]?.before).toBe(3);
});

test('what one person recorded is taken back, put away or sent again by nobody else', async () => {
  const { queue, outbox, signIn } = bench();
  const { id } = await queue.record(key, { kind: 'comment', text: 'Looked at it.' });
  signIn(BOB);
  const theirs = { code: 'refused', remedy: expect.stringContaining('until they sign in') };

  await expect(queue.discard(id)).rejects.toMatchObject(theirs);
  outbox.update(id, { stage: 'refused' });
  await expect(queue.discard(id)).rejects.toMatchObject(theirs);
  await expect(queue.retry(id)).rejects.toMatchObject(theirs);
  expect(outbox.get(id)).toMatchObject({ stage: 'refused' });

  signIn(ADA);
  await queue.discard(id);
  expect(outbox.get(id)).toMatchObject({ stage: 'discarded' });
});

test('while nobody is signed in, nothing is said to be somebody else’s', async () => {
  const { queue, outbox, signOut } = bench();
  const { id } = await queue.record(key, { kind: 'comment', text: 'Looked at it.' });
  outbox.update(id, { stage: 'refused' });
  signOut();
  const signInFirst = { code: 'needs-sign-in', remedy: 'Sign in, then do it again.' };
  await expect(queue.discard(id)).rejects.toMatchObject(signInFirst);
  await expect(queue.retry(id)).rejects.toMatchObject(signInFirst);
  expect(outbox.get(id)).toMatchObject({ stage: 'refused' });
});

test('a change and what the trail says of it are one: where the trail cannot be written, nothing is recorded', async () => {
  const { ledger, queue, outbox, woken } = bench();
  ledger.exec(`CREATE TRIGGER full BEFORE INSERT ON audit_entries
    BEGIN SELECT RAISE(ABORT, 'The disk is full.'); END`);

  const recording = queue.record(key, { kind: 'comment', text: 'Seen.' });

  await expect(recording).rejects.toThrow('The disk is full.');
  expect(outbox.listForIncident(key)).toEqual([]);
  expect(woken).toEqual([]);
});

test('what is taken back stays recorded where the trail cannot say so', async () => {
  const { ledger, queue, outbox } = bench();
  const { id } = await queue.record(key, { kind: 'comment', text: 'Seen.' });
  ledger.exec(`CREATE TRIGGER full BEFORE INSERT ON audit_entries
    BEGIN SELECT RAISE(ABORT, 'The disk is full.'); END`);

  await expect(queue.discard(id)).rejects.toThrow('The disk is full.');

  expect(outbox.get(id)).toMatchObject({ stage: 'recorded' });
});
