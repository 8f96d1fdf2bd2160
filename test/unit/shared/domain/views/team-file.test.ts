import { expect, test } from 'vitest';
import { LONGEST_TEAM_FILE, parseTeamFile, teamFileText } from '#shared/domain/views/team-file.ts';
import { BUILT_IN_VIEWS } from '#shared/domain/views/view.ts';

const views = BUILT_IN_VIEWS.map(({ name, look }) => ({ name, look }));
const file = JSON.parse(teamFileText(views));

test('what is written is read back the same', () => {
  expect(parseTeamFile(teamFileText(views))).toEqual(views);
});

test.each([
  ['', 'This is no file of Tidewatch views.'],
  ['{"views":[]}', 'This is no file of Tidewatch views.'],
  ['[1,2', 'This is no file of Tidewatch views.'],
  [JSON.stringify({ ...file, version: 2 }), 'newer version of Tidewatch'],
  [JSON.stringify({ ...file, views: [] }), 'The list cannot be read. Nothing was imported.'],
  [
    JSON.stringify({ ...file, views: [views[0], { ...views[1], name: '' }] }),
    'The view number 2 in this file cannot be read. Nothing was imported.',
  ],
  [
    JSON.stringify({ ...file, views: Array.from({ length: 201 }, () => views[0]) }),
    'The list cannot be read.',
  ],
  [' '.repeat(LONGEST_TEAM_FILE + 1), 'This file is too large.'],
])('a bad file is named for what it is (%#)', (text, message) => {
  expect(() => parseTeamFile(text)).toThrow(message);
});

test('members nobody knows are left behind', () => {
  const more = {
    ...file,
    views: [{ ...views[0], script: '<b>', look: { ...views[0]?.look, url: 'x' } }],
  };
  expect(parseTeamFile(JSON.stringify(more))).toEqual([views[0]]);
});
