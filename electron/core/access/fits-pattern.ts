import { createContext, runInContext } from 'node:vm';
import type { Fits } from '#shared/domain/access/answers.ts';

/** A pattern that takes longer is hostile, or not ours to judge. */
const LONGEST_MS = 250;
const LONGEST_PATTERN = 1_000;

/**
 * Tells whether a text fits a pattern that strangers wrote (policies of other tenants). It runs where it can
 * be cut off: one that does not come to an end is `unknown` and is not run again, and so is one in a dialect
 * of its own; the service has the last word anyhow.
 */
export function patternJudge(): Fits {
  const endless = new Set<string>();
  return (pattern, text) => {
    if (pattern.length > LONGEST_PATTERN || endless.has(pattern)) return 'unknown';
    const context = createContext({ pattern, text });
    try {
      const script = 'new RegExp(pattern).test(text)';
      const answer: unknown = runInContext(script, context, { timeout: LONGEST_MS });
      return answer === true ? 'yes' : 'no';
    } catch {
      endless.add(pattern); // no pattern in JavaScript's words, or one without an end
      return 'unknown';
    }
  };
}
