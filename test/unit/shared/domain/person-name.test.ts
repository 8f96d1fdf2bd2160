import { describe, expect, test } from 'vitest';
import { isNamed, personOf } from '#shared/domain/person-name.ts';

const GUEST = 'carmen.yilmaz_contoso.com#EXT#@fabrikam.onmicrosoft.com';

test('a guest is the person of the home address', () => {
  expect(personOf(GUEST)).toBe('carmen.yilmaz@contoso.com');
  expect(personOf('mary_jane_contoso.com#EXT#@fabrikam.onmicrosoft.com')).toBe(
    'mary_jane@contoso.com',
  );
  expect(personOf('Carmen.Yilmaz@Contoso.com')).toBe('carmen.yilmaz@contoso.com');
  expect(personOf('Defender Experts')).toBe('defender experts');
});

describe('a person is found', () => {
  test.each([
    [GUEST, 'carmen.yilmaz@contoso.com'],
    ['carmen.yilmaz@contoso.com', GUEST],
    [GUEST, 'carmen.yilmaz'],
    [GUEST, 'Carmen'],
    [GUEST, 'yilm'],
    [GUEST, 'carmen.yilmaz@cont'],
    ['ivo.vasquez@contoso.com', 'ivo vasquez'],
    ['ivo.vasquez@contoso.com', 'Ivo Vas'],
    ['Ivo Vasquez', 'ivo.vasquez'],
    ['Defender Experts', 'experts'],
  ])('%s by %s', (assignee, written) => {
    expect(isNamed(assignee, written)).toBe(true);
  });
});

describe('a person is not found', () => {
  test.each([
    [GUEST, 'armen'],
    [GUEST, 'contoso'],
    [GUEST, 'carmen yilmaz jr'],
    [GUEST, ' '],
    ['ivo@contoso.com.au', 'ivo@contoso.com'],
    ['ivo.b@contoso.com', 'ivo@contoso.com'],
    ['carmen.yilmaz@fabrikam.com', GUEST],
  ])('%s by %s', (assignee, written) => {
    expect(isNamed(assignee, written)).toBe(false);
  });
});
