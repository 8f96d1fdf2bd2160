import { expect, test } from 'vitest';
import { PackageId } from '#shared/domain/access/package.ts';
import { RequestId } from '#shared/domain/access/request.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { placeToCancel } from '#renderer/features/access/mine/last-sent.ts';
import { CONTOSO } from '#test/fakes/answers.ts';
import { listedWish } from '#test/fakes/listed-wish.ts';

const tenantId = TenantId.parse(CONTOSO);
const packageId = PackageId.parse('99999999-2222-4333-8444-000000000001');
const requestId = RequestId.parse('99999999-2222-4333-8444-000000000002');
const REQUEST = { tenantId, packageId, requestId, canCancel: true };
const WISH = { kind: 'give-back', assignmentId: 'one', packageId, title: 'Tier 1', person: null };

test('what was recorded last and sent leads to its request, as long as that can be canceled', () => {
  const sent = listedWish({ wish: WISH, stage: 'done' });
  const place = { kind: 'access', list: 'mine', tenantId, id: requestId };
  expect(placeToCancel([sent], [REQUEST], 'ada')).toEqual(place);
  expect(placeToCancel([sent], [{ ...REQUEST, canCancel: false }], 'ada')).toBeNull();
  expect(placeToCancel([sent], [REQUEST], 'ben')).toBeNull();
  expect(placeToCancel([sent], [], 'ada')).toBeNull();
  expect(placeToCancel([listedWish({ wish: WISH })], [REQUEST], 'ada')).toBeNull();
});

test('only what was recorded last counts, and what was taken back is nothing', () => {
  const recordedAt = '2026-11-22T04:00:00Z';
  const sent = listedWish({ wish: WISH, stage: 'done', recordedAt });
  const later = { recordedAt: '2026-11-22T05:00:00Z' };
  const cancel = { kind: 'cancel', requestId, title: 'Tier 1', person: null };
  const canceled = listedWish({ wish: cancel, stage: 'done', ...later });
  const takenBack = listedWish({ wish: WISH, stage: 'taken-back', ...later });
  expect(placeToCancel([sent, canceled], [REQUEST], 'ada')).toBeNull();
  expect(placeToCancel([sent, takenBack], [REQUEST], 'ada')).not.toBeNull();
});
