import { expect, test } from 'vitest';
import { readDefinition, readInstance } from '#electron/core/graph/access/read-review.ts';
import { AccessReview } from '#shared/domain/access/review.ts';
import { CONTOSO } from '#test/fakes/answers.ts';

const settings = { defaultDecisionEnabled: true, defaultDecision: 'Deny' };

test('that decisions apply themselves is taken from the service alone, and unknown of what was read before', () => {
  const read = (more: object) => readDefinition({ id: 'd', settings: { ...settings, ...more } });
  expect(read({ autoApplyDecisionsEnabled: true })?.isAutoApplied).toBe(true);
  expect(read({ autoApplyDecisionsEnabled: false })?.isAutoApplied).toBe(false);
  expect(read({})?.isAutoApplied).toBeNull();

  const definition = read({});
  const { isAutoApplied: _, ...before } =
    (definition && readInstance({ id: 'i' }, definition, CONTOSO)) ?? {};
  expect(AccessReview.parse(before).isAutoApplied).toBeNull();
});
