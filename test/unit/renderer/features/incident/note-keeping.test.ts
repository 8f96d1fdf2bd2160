import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AGAIN_MS, PAUSE_MS } from '#renderer/features/incident/keep-on-pause.ts';
import { NO_NOTES, noteKeeping } from '#renderer/features/incident/note-keeping.ts';
import { keyText } from '#shared/domain/incident.ts';
import { fakeApi } from '#test/fakes/api.ts';
import { signIn } from '#test/fakes/sign-in.ts';
import { first } from '#test/fakes/outbox-bench.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function keeping() {
  const api = fakeApi();
  let state = NO_NOTES;
  const notes = noteKeeping({
    api,
    get: () => state,
    set: (next) => {
      state = next;
    },
  });
  const { tenantId, incidentId } = first(api.world.rows);
  return { api, ...notes, state: () => state, key: { tenantId, incidentId } };
}

test('what is typed is shown at once and written down on a pause', async () => {
  const { api, readNotes, setNote, state, key } = keeping();
  await readNotes(key);
  expect(state().value).toMatchObject({ own: null, merged: [] });
  setNote(key, 'Ask');
  setNote(key, 'Ask Bo');
  expect(state().typed.get(keyText(key))).toBe('Ask Bo');
  expect(api.world.notes.size).toBe(0);
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  expect([...api.world.notes.values()][0]).toBe('Ask Bo');
  expect(state().value?.own?.text).toBe('Ask Bo');
  expect(state().typed.size).toBe(0);
});

test('what could not be written stays where it was typed, and says why', async () => {
  const { api, readNotes, setNote, keepNotes, state, key } = keeping();
  await readNotes(key);
  const command = vi.spyOn(api, 'command');
  command.mockResolvedValueOnce({
    ok: false,
    failure: { code: 'storage', message: 'The disk is full.', remedy: null, support: null },
  });
  setNote(key, 'Ask Bo');
  keepNotes();
  await vi.advanceTimersByTimeAsync(0);
  expect(state().failure?.message).toBe('The disk is full.');
  expect(state().typed.get(keyText(key))).toBe('Ask Bo');
  setNote(key, 'Ask Bo!');
  keepNotes();
  await vi.advanceTimersByTimeAsync(0);
  expect([...api.world.notes.values()][0]).toBe('Ask Bo!');
  expect(state().failure).toBeNull();
});

const NO_DISK = {
  ok: false,
  failure: { code: 'storage', message: 'The disk is full.', remedy: null, support: null },
} as const;

test('what could not be written is tried again without another letter', async () => {
  const { api, readNotes, setNote, keepNotes, state, key } = keeping();
  await readNotes(key);
  vi.spyOn(api, 'command').mockResolvedValueOnce(NO_DISK);
  setNote(key, 'Ask Bo');
  keepNotes();
  await vi.advanceTimersByTimeAsync(AGAIN_MS);
  expect([...api.world.notes.values()][0]).toBe('Ask Bo');
  expect(state().failure).toBeNull();
});

test('words that are written but could not be read again stay on the screen', async () => {
  const { api, readNotes, setNote, keepNotes, state, key } = keeping();
  await readNotes(key);
  setNote(key, 'Ask Bo');
  vi.spyOn(api, 'query').mockResolvedValueOnce(NO_DISK);
  keepNotes();
  await vi.advanceTimersByTimeAsync(0);
  expect(state().typed.get(keyText(key))).toBe('Ask Bo');
  await readNotes(key);
  expect(state().typed.size).toBe(0);
  expect(state().value?.own?.text).toBe('Ask Bo');
});

test('the next person finds nothing of the words of the one before, nor are they saved as theirs', async () => {
  const { api, readNotes, setNote, keepNotes, state, key } = keeping();
  await readNotes(key);
  setNote(key, 'Words of Ada');
  signIn(api, 'bo.msp');
  await readNotes(key);
  expect(state().typed.size).toBe(0);
  keepNotes();
  await vi.advanceTimersByTimeAsync(AGAIN_MS);
  expect(state().value).toMatchObject({ accountId: 'bo.msp', own: null });
  setNote(key, 'Words of Bo');
  keepNotes();
  await vi.advanceTimersByTimeAsync(0);
  expect([...api.world.notes]).toEqual([
    [`${key.tenantId} ${key.incidentId} bo.msp`, 'Words of Bo'],
  ]);
});
