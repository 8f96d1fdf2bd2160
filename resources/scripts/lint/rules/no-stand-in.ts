import { rule } from '../rule.ts';

const WORD = /stand-in|STAND_IN|standIn|StandIn/g;

/** The product does not know on which host it is tested (ARCHITECTURE.md): not in code, not in comments. */
export const noStandIn = rule(({ source, reportAt }) => ({
  Program() {
    for (const { 0: word, index } of source.text.matchAll(WORD))
      reportAt(index, index + word.length, 'The product never mentions the stand-in for Electron.');
  },
}));
