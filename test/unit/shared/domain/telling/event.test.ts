import { expect, test } from 'vitest';
import { type ComparedFacts, newsBetween } from '#shared/domain/telling/event.ts';

const CALM: ComparedFacts = {
  open: true,
  severityRank: 20,
  ours: false,
  mine: false,
  awaiting: false,
};

test.each<[string, Partial<ComparedFacts> | null, Partial<ComparedFacts>, string[]]>([
  ['an incident nobody knew', null, {}, ['new']],
  ['one that comes assigned to me', null, { mine: true }, ['assigned', 'new']],
  ['one that comes handed over', null, { awaiting: true, ours: true }, ['handed-over', 'new']],
  ['one that comes closed', null, { open: false, ours: true }, []],
  ['nothing that a person is told of', {}, {}, []],
  ['a turn that becomes ours', {}, { ours: true }, ['ours']],
  ['a turn that stays ours', { ours: true }, { ours: true }, []],
  ['a turn that was ours', { ours: true }, {}, []],
  ['one of ours that is reopened', { ours: true, open: false }, { ours: true }, ['ours']],
  ['an assignment to me', {}, { mine: true }, ['assigned']],
  ['an assignment taken off me', { mine: true }, {}, []],
  ['a severity that rises', {}, { severityRank: 50 }, ['raised']],
  ['a severity that falls', { severityRank: 50 }, {}, []],
  ['a hand-over to us', {}, { awaiting: true, ours: true }, ['handed-over', 'ours']],
  ['a hand-over to the customer', {}, { awaiting: true }, []],
  ['one that is closed', { ours: true }, { open: false, ours: true, severityRank: 50 }, []],
])('%s', (_name, before, after, told) => {
  const from = before && { ...CALM, ...before };
  expect(newsBetween(from, { ...CALM, ...after })).toEqual(told);
});
