import { expect, test } from 'vitest';
import { accessReader } from '#electron/core/store/access-rows.ts';
import { Assignment } from '#shared/domain/access/assignment.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { memoryCache } from '#test/fakes/ledger.ts';
import { cacheWriterInProcess } from '#test/fakes/cache-writer-in-process.ts';

const TENANT = TenantId.parse('0f1e2d3c-4b5a-4678-9012-abcdefabcdef');

const assignment = (id: string, state: string) =>
  Assignment.parse({
    tenantId: TENANT,
    id,
    state,
    status: null,
    package: null,
    policyId: null,
    policyName: null,
    target: null,
    isMine: false,
    startAt: null,
    endAt: null,
    endsKnown: false,
    expiredAt: null,
  });

test('what changed, came, went or cannot be read any more is so at the next look', async () => {
  const db = memoryCache();
  const writer = cacheWriterInProcess(db);
  const reader = accessReader(db);
  const save = (...ones: readonly Assignment[]) =>
    writer.saveAccess({
      tenantId: TENANT,
      seen: { kind: 'access', text: '{}' },
      lists: [
        {
          kind: 'assignment',
          items: ones.map((one) => ({ id: one.id, body: JSON.stringify(one) })),
        },
      ],
    });
  const states = () => reader.all('assignment').map(({ id, state }) => `${id} ${state}`);

  await save(assignment('a', 'delivering'), assignment('b', 'delivered'));
  expect(states()).toEqual(['a delivering', 'b delivered']);
  await save(assignment('a', 'delivered'), assignment('c', 'delivered'));
  expect(states()).toEqual(['a delivered', 'c delivered']);
  db.exec(`UPDATE access_items SET body = '{}' WHERE id = 'a'`);
  expect(states()).toEqual(['c delivered']);
});
