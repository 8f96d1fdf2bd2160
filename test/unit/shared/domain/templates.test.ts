import { describe, expect, test } from 'vitest';
import {
  filledIn,
  missingIn,
  momentWords,
  unknownIn,
  withImported,
  LEFT_OPEN,
  saysMe,
} from '#shared/domain/templates/template.ts';
import { parseTemplateFile, templateFileText } from '#shared/domain/templates/template-file.ts';

const own = (name: string, text = 'x', id = name) => ({ id, name, text });

describe('filling a template in', () => {
  test.each([
    ['{{me}} looks at {{ incident.title }}.', 'Ada looks at Odd mail.'],
    ['nothing to fill in', 'nothing to fill in'],
    ['{{severity}} stays as it is', '{{severity}} stays as it is'],
    ['{{nonsense}} {{', '{{nonsense}} {{'],
  ])('%s', (text, expected) => {
    expect(filledIn(text, { me: 'Ada', 'incident.title': 'Odd mail' })).toBe(expected);
  });

  test('a title of a stranger hides nothing, fills nothing in and is no pattern', () => {
    const title = '\u202egpj.exe {{me}} $& $1';
    expect(filledIn('{{incident.title}}', { me: 'Ada', 'incident.title': title })).toBe(
      '\u2039U+202E\u203agpj.exe {{me}} $& $1',
    );
  });

  test('says which variables nobody knows, and which cannot be said here', () => {
    const text = '{{me}} {{tenant.name}} {{tenat.name}} {{tenat.name}}';
    expect(unknownIn(text)).toEqual(['tenat.name']);
    expect(missingIn(text, { me: 'Ada' })).toEqual(['tenant.name']);
  });

  test('what is filled in later keeps its places', () => {
    const text = '{{ me }} told {{tenant.name}}, {{nobody}}.';
    expect(filledIn(text, LEFT_OPEN)).toBe('{{me}} told {{tenant.name}}, {{nobody}}.');
    expect(missingIn(text, LEFT_OPEN)).toEqual([]);
    expect([saysMe(text), saysMe('me')]).toEqual([true, false]);
  });

  test('the moment is said in UTC', () => {
    expect(momentWords(Date.parse('2026-11-21T04:00:59Z'))).toBe('2026-11-21 04:00 UTC');
  });
});

describe('a file of the team', () => {
  test('comes back as it was written, without the ids of this desk', () => {
    const file = templateFileText([own('On it', 'a\nb'), own('Asked')]);
    expect(parseTemplateFile(file)).toEqual([
      { name: 'On it', text: 'a\nb' },
      { name: 'Asked', text: 'x' },
    ]);
    expect(file).not.toContain('"id"');
  });

  test.each([
    ['no JSON', '{'],
    ['another file', '{"format":"tidewatch-views","version":1}'],
    ['a newer one', '{"format":"tidewatch-templates","version":2,"templates":[]}'],
    ['none in it', '{"format":"tidewatch-templates","version":1,"templates":[]}'],
    [
      'a text that is too long',
      JSON.stringify({
        format: 'tidewatch-templates',
        version: 1,
        templates: [{ name: 'a', text: 'x'.repeat(1001) }],
      }),
    ],
  ])('is refused whole: %s', (_, text) => {
    expect(() => parseTemplateFile(text)).toThrow(expect.objectContaining({ code: 'bad-input' }));
  });

  test('a template of the same name takes the place of ours, the others come at the end', () => {
    const merged = withImported(
      [own('On it', 'old', '1'), own('Kept', 'k', '2')],
      [own('ON IT', 'new', '8'), own('Fresh', 'f', '9')],
    );
    expect(merged).toEqual({
      templates: [own('On it', 'new', '1'), own('Kept', 'k', '2'), own('Fresh', 'f', '9')],
      added: 1,
      replaced: 1,
    });
  });
});
