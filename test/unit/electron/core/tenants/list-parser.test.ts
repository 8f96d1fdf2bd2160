import { expect, test } from 'vitest';
import { TenantTag } from '#shared/domain/tenant.ts';
import { HIDING, HOSTILE_TEXTS } from '#test/fakes/hostile-corpus.ts';
import { parseTenantList } from '#electron/core/tenants/list-parser.ts';

const A = '11111111-1111-4111-8111-111111111111';
const B = '22222222-2222-4222-8222-222222222222';

const brief = (text: string) =>
  parseTenantList(text).map(({ line, id, domain, name, tags, problem }) =>
    problem === null ? { line, id, domain, name, tags: tags.join('+') } : { line, problem },
  );
const good = (
  line: number,
  id: string | null,
  domain: string | null,
  name: string | null = null,
  tags = '',
) => ({
  line,
  id,
  domain,
  name,
  tags,
});

test('ids and domains, one a line, in any case, with comments and empty lines between', () => {
  expect(
    brief(`# my customers\n\n${A.toUpperCase()}\n  Contoso.COM  \r\n{${B}}\r@fabrikam.com\n`),
  ).toEqual([
    good(3, A, null),
    good(4, null, 'contoso.com'),
    good(5, B, null),
    good(6, null, 'fabrikam.com'),
  ]);
});

test.each([
  ['commas', ','],
  ['semicolons', ';'],
  ['tabs', '\t'],
])('a table separated by %s, columns in any order', (_, mark) => {
  const rows = [
    ['Tags', 'Company Name', 'Primary domain name', 'Microsoft ID'],
    ['"gold|emea"', '"Contoso, Ltd; ""The"" one"', 'contoso.com', A],
    ['', 'Fabrikam', '', B],
    ['silver', '', 'litware.com', ''],
  ];
  expect(brief(`\ufeff${rows.map((row) => row.join(mark)).join('\r\n')}`)).toEqual([
    good(2, A, 'contoso.com', 'Contoso, Ltd; "The" one', 'gold+emea'),
    good(3, B, null, 'Fabrikam'),
    good(4, null, 'litware.com', null, 'silver'),
  ]);
});

test('a table without a heading is read by the form of what it holds', () => {
  expect(brief(`Contoso,${A},contoso.com,gold\n${B},Fabrikam\nlitware.com,Litware`)).toEqual([
    good(1, A, 'contoso.com', 'Contoso', 'gold'),
    good(2, B, null, 'Fabrikam'),
    good(3, null, 'litware.com', 'Litware'),
  ]);
});

test('every bad line says what is wrong with it, and the others are used', () => {
  expect(
    brief(
      [
        'id,domain,name',
        'not-an-id,,X',
        `${A},,Fine`,
        ',no domain at all,X',
        ',,Only a name',
        `"${B},,open quote`,
        `${A},,Again`,
        `,contoso.com,${'x'.repeat(3000)}`,
        `${B},,Also fine`,
      ].join('\n'),
    ),
  ).toEqual([
    { line: 2, problem: '“not-an-id” is no tenant id.' },
    good(3, A, null, 'Fine'),
    { line: 4, problem: '“no domain at all” is no domain.' },
    { line: 5, problem: 'There is neither a tenant id nor a domain in this line.' },
    { line: 6, problem: 'A quotation mark is not closed.' },
    { line: 7, problem: 'The same as in line 3.' },
    { line: 8, problem: 'The line is longer than 2000 characters.' },
    good(9, B, null, 'Also fine'),
  ]);
});

test('a pasted address gives its domain, another script its name on the wire', () => {
  expect(brief('https://contoso.com/\nbücher.example\ncontoso.com.')).toEqual([
    good(1, null, 'contoso.com'),
    good(2, null, 'xn--bcher-kva.example'),
    { line: 3, problem: 'The same as in line 1.' },
  ]);
});

test('more lines than are used at once are counted in words', () => {
  const text = Array.from({ length: 2100 }, (_, i) => `t${i}.example`).join('\n');

  const lines = parseTenantList(text);

  expect(lines).toHaveLength(2001);
  expect(lines.at(-1)).toMatchObject({
    line: 2001,
    problem: expect.stringContaining('100 are left out'),
  });
});

test.each([
  ['nothing', ''],
  ['only marks', ',,,\n;;;\n"""'],
  ['bytes of a program', '\u0000\u0001\u0002PK\u0003\u0004'],
  ['text that turns around', `\u202e${A}\u202c,\u200bname`],
  ['markup', '<script>alert(1)</script>,<img src=x>'],
  ['a formula', '=HYPERLINK("http://evil.example"),@SUM(1)'],
  ['paths and quotes', `../../etc/passwd\n'; DROP TABLE tenants;--\no'hara.example`],
  ['names of objects', '__proto__\nconstructor,prototype\ntoString'],
  ['a single huge line', 'a'.repeat(200_000)],
  ['very many commas', ','.repeat(1900)],
])('hostile input: %s leads to no tenant and shows nothing hidden', (_, text) => {
  const lines = parseTenantList(text);

  expect(lines.filter(({ problem }) => problem === null)).toEqual([]);
  const shown = lines.flatMap(({ input, name, problem }) => [input, name ?? '', problem ?? '']);
  expect(shown.join('')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(shown.join('').length).toBeLessThan(10_000);
});

test('a column names the contract of each tenant', () => {
  const lines = parseTenantList(`Tenant ID,Contract\n${A},Gold\n${B},`);
  expect(lines.map(({ contract }) => contract)).toEqual(['Gold', null]);
});

test.each(HOSTILE_TEXTS)('$name as a name and a tag is bounded, whole and visible', ({ text }) => {
  const cell = `"${text.replaceAll('"', '""')}"`;
  const [first] = parseTenantList(`domain,name,tags,contract\ncontoso.com,${cell},${cell},${cell}`);
  const said = [first?.input, first?.name, first?.problem, ...(first?.tags ?? [])];
  for (const one of said) {
    if (typeof one !== 'string') continue;
    expect(one).not.toMatch(HIDING);
    expect(one.isWellFormed()).toBe(true);
    expect(one.length).toBeLessThan(2_000);
  }
  for (const tag of first?.tags ?? []) expect(TenantTag.parse(tag)).toBe(tag);
});

test('a long name is cut between characters', () => {
  const [line] = parseTenantList(`contoso.com,${'x'.repeat(199)}🔥`);
  expect(line?.name).toBe('x'.repeat(199));
  const [tagged] = parseTenantList(`domain,tags\ncontoso.com,${'x'.repeat(39)}🔥`);
  expect(tagged?.tags).toEqual(['x'.repeat(39)]);
});
