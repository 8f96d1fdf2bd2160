import { expect, test } from 'vitest';
import { terminalJson, terminalWord } from '#electron/core/cli/terminal-text.ts';
import { HIDING, HOSTILE_TEXTS } from '#test/fakes/hostile-corpus.ts';

test.each(HOSTILE_TEXTS)('a terminal is shown $name and obeys nothing in it', ({ text }) => {
  expect(terminalWord(text)).not.toMatch(HIDING);
  const json = terminalJson({ [text]: [text] });
  expect(json).not.toMatch(HIDING);
  expect(JSON.parse(json)).toEqual({ [text]: [text] }); // nothing is lost for a program
});
