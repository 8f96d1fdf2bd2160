import { expect, test } from 'vitest';
import { reviewLineOf } from '#test/fakes/review-rounds.ts';
import { itemKey, itemName } from '#renderer/features/access/reviews/review-lines.ts';
import {
  placeAfter,
  placeMoved,
  placeOfAbout,
} from '#renderer/features/access/reviews/review-place.ts';
import { TenantId } from '#shared/domain/tenant.ts';

const [anna, bob, cleo] = [reviewLineOf('anna'), reviewLineOf('bob'), reviewLineOf('cleo')];
const ALL = [anna, bob, cleo];
const next = (place: number) => place + 1;

test('what is meant goes along with its item', () => {
  const after = placeAfter([cleo, bob, anna], ALL, { chosen: anna, place: 0, open: false });
  expect(after).toEqual({ chosen: anna, place: 2 });
});

test('with nothing open, what stands in the place of one that left is meant', () => {
  const after = placeAfter([anna, cleo], [anna, cleo], { chosen: bob, place: 1, open: false });
  expect(after).toEqual({ chosen: cleo, place: 1 });
});

test('one whose details are open is shown as it is now where only the filter hides it', () => {
  const decided = { ...bob, row: { ...bob.row, decision: 'deny' } };
  const before = { chosen: bob, place: 1, open: true };
  expect(placeAfter([anna], [anna, decided], before)).toEqual({ chosen: decided, place: 0 });
});

test('one whose details are open stays as it was seen last once it is gone', () => {
  const before = { chosen: bob, place: 1, open: true };
  expect(placeAfter([anna, cleo], [anna, cleo], before)).toEqual({ chosen: bob, place: 1 });
});

test('an empty list means nothing', () => {
  const before = { chosen: bob, place: 1, open: false };
  expect(placeAfter([], [], before)).toEqual({ chosen: null, place: 0 });
  expect(placeMoved([], { chosen: null, place: 0 }, next)).toBeNull();
});

test('the next after one that left stands in its place; the last is never passed', () => {
  expect(placeMoved([anna, cleo], { chosen: bob, place: 1 }, next)?.chosen).toBe(cleo);
  expect(placeMoved(ALL, { chosen: cleo, place: 2 }, next)?.chosen).toBe(cleo);
});

test('an id leads to its item, that of a round to the first of it, and never into another customer', () => {
  const { tenantId, definitionId, instanceId } = itemKey(bob);
  const round = `${definitionId}/${instanceId}`;
  expect(placeOfAbout(ALL, { tenantId, id: `${round}/${bob.row.itemId}` })).toBe(1);
  expect(placeOfAbout(ALL, { tenantId, id: round })).toBe(0);
  expect(placeOfAbout(ALL, { tenantId, id: `${round}/gone` })).toBe(-1);
  const other = TenantId.parse('99999999-9999-4999-8999-999999999999');
  expect(placeOfAbout(ALL, { tenantId: other, id: round })).toBe(-1);
});

test('the same id in another review is another item: neither its pick nor its words go over', () => {
  const twin = { ...bob, round: { ...bob.round, definitionId: 'another review' } };
  expect(itemName(twin)).not.toBe(itemName(bob));
  expect(itemName(itemKey(bob))).toBe(itemName(bob));
});
