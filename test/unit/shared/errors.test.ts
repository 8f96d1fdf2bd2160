import { describe, expect, test } from 'vitest';
import { AppError, Failure, toFailure } from '#shared/errors.ts';

describe('what crosses a border when something was thrown', () => {
  test('our own error keeps its sentence, what to do and what support needs', () => {
    const error = new AppError('no-role', 'You may not write here.', {
      remedy: 'Ask for Security Operator.',
      support: 'request-id 1',
      cause: new Error('secret cause'),
      claims: '{"access_token":{}}',
      retryAt: '2026-11-21T04:00:00.000Z',
      status: 403,
    });
    expect(toFailure(error)).toEqual({
      code: 'no-role',
      message: 'You may not write here.',
      remedy: 'Ask for Security Operator.',
      support: 'request-id 1',
    });
  });

  test.each([
    new Error('Bearer eyJ0eXAi'),
    new TypeError('undefined is not a function'),
    'a string',
    { code: 'no-role', message: 'not really ours' },
    null,
    undefined,
    42,
  ])('anything else is unforeseen and tells nothing of itself', (thrown) => {
    const failure = toFailure(thrown);
    expect(failure.code).toBe('internal');
    expect(failure.support).toBeNull();
    expect(JSON.stringify(failure)).not.toMatch(/eyJ|really|undefined|string|42/);
  });

  test('it can be written as JSON and read again', () => {
    const failure = toFailure(new AppError('offline', 'No connection.'));
    expect(Failure.parse(JSON.parse(JSON.stringify(failure)))).toEqual(failure);
    expect(Failure.safeParse({ ...failure, code: 'something' }).success).toBe(false);
  });
});

test('an error of ours is a real error, with its cause and nothing left undefined', () => {
  const cause = new Error('below');
  const error = new AppError('storage', 'The disk is full.', { cause });
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: 'AppError', cause, remedy: null, support: null });
  expect(error).toMatchObject({ retryAt: null, claims: null, status: null });
});
