import { expect, test } from 'vitest';
import { AppLink, appLinkText, LONGEST_LINK, parseAppLink } from '#shared/domain/app-link.ts';
import { linkAmong } from '#shared/domain/link-scheme.ts';

const TENANT = '0a1b2c3d-0000-4000-8000-000000000001';
const incident = `tidewatch://incident/${TENANT}/924565`;
const links: AppLink[] = [
  { kind: 'incident', tenantId: TENANT, incidentId: '924565' },
  { kind: 'incident', tenantId: TENANT, incidentId: 'ä /?#%1' },
  {
    kind: 'view',
    name: 'Night & day ‮',
    line: 'severity:high (tenant:"Émile & fils" or alerts>10) -tag:"a=b"',
    sort: [
      { by: 'severity', descending: true },
      { by: 'createdAt', descending: false },
    ],
    columns: ['title', 'tenant'],
    density: 'compact',
    group: 'tenant',
    layout: 'by-turn',
  },
].map((link) => AppLink.parse(link));

test.each(links)('what is copied is read back the same (%#)', (link) => {
  const text = appLinkText(link);
  expect(text).toMatch(/^[\x21-\x7e]+$/);
  expect(parseAppLink(text)).toEqual(link);
});

test('a link of its bare words shows the usual list', () => {
  expect(parseAppLink('tidewatch://view?q=severity%3Ahigh')).toMatchObject({
    line: 'severity:high',
    sort: [{ by: 'updatedAt', descending: true }],
    layout: 'list',
    columns: null,
  });
  expect(parseAppLink('tidewatch://view/')).toMatchObject({ line: '' });
});

test.each([
  '',
  'tidewatch:',
  'tidewatch://',
  'https://security.microsoft.com/',
  'tidewatch-app://app/index.html',
  `${incident}/more`,
  `${incident}?run=1`,
  `${incident}#x`,
  `tidewatch://incident/${TENANT}`,
  `tidewatch://incident/${TENANT}/`,
  `tidewatch://incident/${TENANT}/%`,
  'tidewatch://incident/contoso.com/7',
  `tidewatch://user@incident/${TENANT}/7`,
  `tidewatch://incident:80/${TENANT}/7`,
  `tidewatch://incident/${TENANT}/${'9'.repeat(129)}`,
  'tidewatch://view?q=a&q=b',
  'tidewatch://view?exec=calc',
  'tidewatch://view/x?q=a',
  'tidewatch://view?sort=rowid',
  'tidewatch://view?sort=title,title',
  'tidewatch://view?columns=severity',
  'tidewatch://view?group=%3Cscript%3E',
  'tidewatch://view?layout=by-turn&density=huge',
  'tidewatch://settings?theme=dark',
  'tidewatch://view?q=a b',
  'tidewatch://view?q=a\n--no-sandbox',
  'tidewatch://view?q=\u202ea',
  `tidewatch://view?q=${'a'.repeat(4_001)}`,
  `tidewatch://view?q=${'a'.repeat(LONGEST_LINK)}`,
])('anything else is nothing: %s', (text) => {
  expect(parseAppLink(text)).toBeNull();
});

test('what stands behind a link on the line is nobody’s option', () => {
  const argv = ['/opt/tidewatch', '--data-dir', '/a', incident, '--cloud', '/evil.json'];
  expect(linkAmong(argv)).toEqual({ link: incident, before: argv.slice(0, 3) });
  expect(linkAmong(['/opt/tidewatch', '--range'])).toEqual({
    link: null,
    before: ['/opt/tidewatch', '--range'],
  });
  expect(linkAmong(['x', 'TIDEWATCH:evil', '--range']).before).toEqual(['x']);
});
