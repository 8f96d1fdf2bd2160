import { expect, test } from 'vitest';
import { defanged, type IndicatorForm } from '#shared/domain/defang.ts';

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
