import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '#electron/core/store/database.ts';
import { tellingStore } from '#electron/core/store/telling-store.ts';
import { DEFAULT_TELLING } from '#shared/domain/telling/quiet.ts';
import { DEFAULT_RULES, NEW_RULE, withoutRule } from '#shared/domain/telling/rule.ts';
import type { TellingKind } from '#shared/domain/telling/event.ts';
import { memoryLedger } from '#test/fakes/ledger.ts';

let db: Database;
beforeEach(() => {
  db = memoryLedger();
});
afterEach(() => db.close());

const BACK = DEFAULT_RULES.find(({ id }) => id === 'back');
const OLD_RULES = withoutRule(DEFAULT_RULES, 'back');
/** As the version before there was a snooze wrote it. */
const stored = (rules: readonly object[]) =>
  db
    .prepare<[string]>("INSERT INTO settings (name, value) VALUES ('telling', ?)")
    .run(JSON.stringify({ ...DEFAULT_TELLING, rules, sound: false }));
const ids = () =>
  tellingStore(db)
    .get()
    .rules.map(({ id }) => id);

test('rules that were stored before there was a snooze tell of what is back, and stay as they were', () => {
  const changed = OLD_RULES.map((rule) => ({ ...rule, on: false }));
  stored(changed);
  expect(tellingStore(db).get()).toEqual({
    ...DEFAULT_TELLING,
    rules: [...changed, BACK],
    sound: false,
  });
});

test('whoever deletes that rule does not get it back, with the next change of anything else either', () => {
  stored(OLD_RULES);
  const store = tellingStore(db);
  store.set({ rules: withoutRule(store.get().rules, 'back') });
  expect(ids()).toEqual(OLD_RULES.map(({ id }) => id));
  tellingStore(db).set({ sound: true });
  expect(ids()).not.toContain('back');
});

test('a fresh profile that deletes it does not get it back', () => {
  const store = tellingStore(db);
  store.set({ rules: withoutRule(store.get().rules, 'back') });
  expect(ids()).not.toContain('back');
});

test('nothing is added where a rule of the person asks for it already, or no rule more is kept', () => {
  const kinds = [
    'back',
    'ends',
    'guest',
    'refused',
    'uncounted',
    'answered',
    'approval',
    'review',
  ] satisfies TellingKind[];
  const own = { ...NEW_RULE, id: 'own', name: 'Back', kinds };
  stored([own]);
  expect(ids()).toEqual(['own']);
  db.exec('DELETE FROM settings');
  const many = Array.from({ length: 50 }, (_, n) => ({ ...NEW_RULE, id: `r${n}`, name: 'Mine' }));
  stored(many);
  expect(ids()).toHaveLength(50);
});
