import { expect, test } from 'vitest';
import { parseCloudFile } from '#shared/cloud-file.ts';
import { CLOUDS } from '#shared/domain/cloud.ts';

const { cloud } = CLOUDS.global;

test('a cloud file is what it describes', () => {
  expect(parseCloudFile('a.json', JSON.stringify(cloud))).toMatchObject({ kind: cloud.kind });
});

test.each([
  ['no JSON', '{'],
  ['another shape', '{"name":7}'],
  ['a range on a real address', JSON.stringify({ ...cloud, kind: 'range' })],
])('%s is refused with the way out', (_, text) => {
  expect(() => parseCloudFile('a.json', text)).toThrow(
    expect.objectContaining({ code: 'bad-input', remedy: expect.stringContaining('cloud file') }),
  );
});
