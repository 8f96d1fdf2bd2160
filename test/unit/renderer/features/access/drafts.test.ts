import { expect, test } from 'vitest';
import { draftOf, NO_DRAFTS, withDraft } from '#renderer/features/access/drafts.ts';

test('words are found again for what they were written about, in whatever order it was picked', () => {
  const drafts = withDraft(NO_DRAFTS, ['contoso/1', 'fabrikam/1'], 'Both on the roster.');
  expect(draftOf(drafts, ['fabrikam/1', 'contoso/1'])).toBe('Both on the roster.');
});

test('words about one are never those of another, of several, or of a part', () => {
  const drafts = withDraft(NO_DRAFTS, ['contoso/1', 'fabrikam/1'], 'Both on the roster.');
  expect(draftOf(drafts, ['contoso/1'])).toBe('');
  expect(draftOf(drafts, ['fabrikam/1'])).toBe('');
  expect(draftOf(drafts, ['contoso/1', 'fabrikam/1', 'woodgrove/1'])).toBe('');
  expect(draftOf(drafts, ['contoso/1","fabrikam/1'])).toBe('');
});

test('words that were sent or deleted leave nothing behind', () => {
  const drafts = withDraft(withDraft(NO_DRAFTS, ['a'], 'Words'), ['a'], '');
  expect(drafts.size).toBe(0);
});
