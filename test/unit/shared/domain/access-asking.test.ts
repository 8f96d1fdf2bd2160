import { describe, expect, test } from 'vitest';
import { patternJudge } from '#electron/core/access/fits-pattern.ts';
import { listedLinks } from '#electron/core/access/listed-links.ts';
import { answerProblems, answersSent, IN_BROWSER } from '#shared/domain/access/answers.ts';
import { readPackageLink } from '#shared/domain/access/package-link.ts';
import type { AccessQuestion } from '#shared/domain/access/policy.ts';
import { lengthWords, wrongDates } from '#shared/domain/access/schedule.ts';
import { DAY_MS, type Instant, instant } from '#shared/time.ts';

const fitsPattern = patternJudge();
const question = (more: Partial<AccessQuestion>): AccessQuestion => ({
  id: 'q',
  text: 'Why?',
  kind: 'text',
  required: true,
  editable: true,
  singleLine: true,
  pattern: null,
  several: false,
  choices: [],
  ...more,
});
const choices = ['early', 'late'].map((value) => ({ value, text: value.toUpperCase() }));

describe('answers are checked against every type of question', () => {
  test.each([
    ['nothing where it is required', question({}), [' '], 'This has to be answered.'],
    ['nothing where it is not', question({ required: false }), [], null],
    ['two lines where one is wanted', question({}), ['a\nb'], 'One line only.'],
    ['two lines where they may be', question({ singleLine: false }), ['a\nb'], null],
    [
      'another form than the pattern’s',
      question({ pattern: '^INC[0-9]{6}$' }),
      ['INC1'],
      'It has to be “INC”, then 6 digits, such as INC123456.',
    ],
    [
      'another form, of which no beginning is certain',
      question({ pattern: '^INC|CHG[0-9]+$' }),
      ['x'],
      'The policy wants it in another form.',
    ],
    [
      'another form, whose last certain letter may be missing',
      question({ pattern: '^INCs?([0-9]+)$' }),
      ['x'],
      'The policy wants it in another form, beginning with “INC”: see the form.',
    ],
    ['the pattern’s form', question({ pattern: '^INC[0-9]{6}$' }), ['INC123456'], null],
    ['a pattern that is none: the service judges', question({ pattern: '(?<' }), ['x'], null],
    ['far too much text', question({}), ['x'.repeat(4_001)], 'At most 4000 characters.'],
    ['one of the choices', question({ kind: 'choice', choices }), ['late'], null],
    [
      'none of the choices',
      question({ kind: 'choice', choices }),
      ['noon'],
      'This cannot be chosen.',
    ],
    ['two of one', question({ kind: 'choice', choices }), ['early', 'late'], 'Choose one only.'],
    [
      'two of several',
      question({ kind: 'choice', choices, several: true }),
      ['early', 'late'],
      null,
    ],
    ['a type that is not known', question({ kind: 'unknown' }), ['x'], IN_BROWSER],
    ['one that may be left out', question({ kind: 'unknown', required: false }), [], null],
  ])('%s', (_, asked, values, text) => {
    const problems = answerProblems([asked], [{ questionId: 'q', values }], fitsPattern);
    expect(problems.map((one) => one.text)).toEqual(text === null ? [] : [text]);
  });

  test('a hostile pattern comes to an end, and the service judges', () => {
    expect(fitsPattern('^(a+)+$', `${'a'.repeat(60)}!`)).toBe('unknown');
    expect(fitsPattern(`(${'a|'.repeat(2_000)}b)`, 'c')).toBe('unknown');
  });

  test('what is sent has one entry for each value, with the text that was seen', () => {
    const several = question({ kind: 'choice', choices, several: true });
    expect(answersSent([several], [{ questionId: 'q', values: ['early', 'late'] }])).toEqual([
      { questionId: 'q', kind: 'choice', value: 'early', shown: 'EARLY' },
      { questionId: 'q', kind: 'choice', value: 'late', shown: 'LATE' },
    ]);
    expect(answersSent([], [{ questionId: 'q', values: ['x'] }])).toEqual([]);
  });
});

describe('dates are never longer than the policy', () => {
  const NOW = Date.parse('2026-11-21T04:00:00.000Z');
  const inDays = (days: number): Instant => instant(NOW + days * DAY_MS);
  const month = {
    customSchedule: true,
    ends: { type: 'afterDuration', duration: 'P30D', endAt: null },
  };
  test.each([
    ['as the policy has it', null, null, month, null],
    ['within', null, inDays(29), month, null],
    ['to the day', null, inDays(30), month, null],
    ['longer', null, inDays(31), month, 'That is longer than the policy allows.'],
    ['later but no longer', inDays(10), inDays(40), month, null],
    ['in the past', inDays(-1), null, month, 'The start lies in the past.'],
    ['backwards', inDays(3), inDays(2), month, 'The end is not after the start.'],
    [
      'where the policy sets them',
      null,
      inDays(1),
      { ...month, customSchedule: false },
      'This policy does not let you choose dates.',
    ],
    ['without a bound', null, inDays(999), { customSchedule: true, ends: null }, null],
  ])('%s', (_, startAt, endAt, policy, text) => {
    expect(wrongDates({ startAt, endAt }, policy, NOW)).toBe(text);
  });

  test.each([
    ['P365D', '365 days'],
    ['P1D', '1 day'],
    ['PT8H', '8 hours'],
    ['P1Y2M', '1 year, 2 months'],
    ['\u202ewhenever', '‹U+202E›whenever'],
  ])('%s reads %s', (duration, text) => {
    expect(lengthWords({ type: 'afterDuration', duration, endAt: null })).toBe(text);
  });
});

describe('a My Access link is taken in only in its one certain form', () => {
  const HOST = 'myaccess.microsoft.com';
  const good = `https://${HOST}/@contoso.com#/access-packages/b15b6d12-0f6c`;
  test('its domain and its package are read', () => {
    expect(readPackageLink(` ${good} `, HOST)).toEqual({
      domain: 'contoso.com',
      packageId: 'b15b6d12-0f6c',
    });
  });
  test.each([
    ['http', good.replace('https', 'http')],
    ['another host', good.replace(HOST, 'myaccess.evil.example')],
    ['a user in front', good.replace(HOST, `a@${HOST}`)],
    ['another cloud', good.replace('.com/', '.us/')],
    ['no package', `https://${HOST}/@contoso.com#/access-packages/`],
    ['more behind', `${good}/../../x`],
    ['a script', 'javascript:alert(1)'],
    ['a page without form', `https://${HOST}/@contoso.com#/`],
  ])('%s is none', (_, text) => {
    expect(readPackageLink(text, HOST)).toBeNull();
  });
  test('lists come as links alone or as CSV, one broken line spoils itself only', () => {
    const text = `Customer;Name;Link\nContoso, Ltd.\n"Fabrikam; Inc.";"Tier ""1""";${good}\n${good}\n"x;${good}`;
    expect(listedLinks(text).slice(0, 2)).toEqual([
      { line: 3, customer: 'Fabrikam; Inc.', name: 'Tier "1"', link: good },
      { line: 4, customer: '', name: '', link: good },
    ]);
  });
});
