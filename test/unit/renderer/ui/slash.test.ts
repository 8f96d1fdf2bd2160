import { expect, test } from 'vitest';
import { missingIn, type Template } from '#shared/domain/templates/template.ts';
import {
  fittingFirst,
  offeredFor,
  slashBefore,
  WHY_NOT_HERE,
} from '#renderer/ui/templates/slash.ts';

test.each([
  ['/', 1, { from: 0, typed: '' }],
  ['Well /ask', 9, { from: 5, typed: 'ask' }],
  ['Well\n/ask', 9, { from: 5, typed: 'ask' }],
  ['Well /ask more', 9, { from: 5, typed: 'ask' }],
  ['and/or', 6, null],
  ['https://contoso.com', 8, null],
  ['/asked the', 10, null],
  ['', 0, null],
])('a / that begins a word asks for templates: %j at %d', (text, caret, slash) => {
  expect(slashBefore(text, caret)).toEqual(slash);
});

test('a template is found by the beginning of any word of its name', () => {
  const templates = ['On it', 'Asked the customer'].map((name) => ({ id: name, name, text: 'x' }));
  const names = (typed: string) => offeredFor(templates, typed).map(({ name }) => name);
  expect(names('')).toHaveLength(2);
  expect(names('CUST')).toEqual(['Asked the customer']);
  expect(names('ustomer')).toEqual([]);
});

test('what can be put in stands first, the rest below with the reason; both as the person has them', () => {
  const named = (name: string, text: string) => ({ id: name, name, text });
  const all = [
    named('On it', '{{me}} is looking at this.'),
    named('Ours', 'On call.'),
    named('About', '{{incident.title}} again.'),
    named('Theirs', 'Asked {{tenant.name}}.'),
  ];
  const refusalOf = ({ text }: Template) => {
    const [missing] = missingIn(text, { 'tenant.name': 'Contoso' });
    return missing === undefined ? null : WHY_NOT_HERE[missing];
  };
  expect(
    fittingFirst(all, refusalOf).map(({ template, refusal }) => [template.name, refusal]),
  ).toEqual([
    ['Ours', null],
    ['Theirs', null],
    ['On it', 'it says your name in a tenant, which is not known here'],
    ['About', 'it is about one incident'],
  ]);
});
