import { expect, test } from 'vitest';
import { KINDS_IN_ORDER, ruleWords } from '#renderer/features/inbox/rule-words.ts';
import { TellingKind } from '#shared/domain/telling/event.ts';
import { DEFAULT_RULES } from '#shared/domain/telling/rule.ts';

test('what the name of a rule says is not said a second time beside it', () => {
  const said = DEFAULT_RULES.map((rule) => [rule.name, ruleWords(rule, (id) => id)] as const);
  const doubled = said.filter(([name, words]) => words.startsWith(`${name} →`));
  expect(doubled).toEqual([]);
  expect(new Map(said).get('Assigned to me')).toBe('Inbox and notification');
  expect(new Map(said).get('A High incident is over time')).toBe(
    'A clock ran out · High → Inbox and notification',
  );
});

test('the form offers each kind once, incidents first and tenants last', () => {
  expect(KINDS_IN_ORDER.toSorted()).toEqual(TellingKind.options.toSorted());
  expect([KINDS_IN_ORDER[0], KINDS_IN_ORDER.at(-1)]).toEqual(['new', 'sees']);
});
