import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linuxPolicy, parseRegistry, readPolicy } from '#electron/main/policy-source.ts';
import { memoryLog } from '#test/fakes/host-log.ts';

const CLIENT = '8f1b2c3d-0000-4000-8000-000000000001';

function source(members: Readonly<Record<string, unknown>> | null) {
  return { name: 'the test policy', read: () => Promise.resolve(members) };
}

test('no policy leaves every choice to the user', async () => {
  expect(await readPolicy(source(null), memoryLog())).toEqual({});
});

test('a member of a later version is logged and the rest holds', async () => {
  const log = memoryLog();
  const policy = await readPolicy(source({ clientId: CLIENT, newThing: 1 }), log);
  expect(policy).toEqual({ clientId: CLIENT });
  expect(log.lines).toEqual([
    {
      level: 'warn',
      happening: 'policy.unknown-members',
      details: { source: 'the test policy', unknown: ['newThing'] },
    },
  ]);
});

test('a known member that cannot be used stops the start and is named', async () => {
  await expect(
    readPolicy(source({ allowRange: 'perhaps', clientId: CLIENT }), memoryLog()),
  ).rejects.toMatchObject({
    code: 'misconfigured',
    message: expect.stringContaining('the test policy cannot be used: allowRange'),
  });
});

describe.skipIf(process.platform === 'win32' || process.getuid?.() !== 0)(
  'the file on Linux (skipped because only root can make one)',
  () => {
    let folder: string;
    let file: string;
    beforeEach(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'tidewatch-policy-'));
      file = path.join(folder, 'policy.json');
    });
    afterEach(() => rm(folder, { recursive: true }));

    test('is read when only root can write it', async () => {
      await writeFile(file, '{"allowRange":false}', { mode: 0o644 });
      expect(await linuxPolicy(file).read()).toEqual({ allowRange: false });
    });

    test.each([0o664, 0o646])(
      'stops the start when others could have written it (%o): what was decided is not known',
      async (mode) => {
        await writeFile(file, '{"allowCloudFile":true}');
        await chmod(file, mode);
        await expect(linuxPolicy(file).read()).rejects.toMatchObject({
          code: 'misconfigured',
          message: expect.stringContaining('others than root'),
          remedy: expect.stringContaining('administrator'),
        });
      },
    );

    test('that is not JSON stops the start', async () => {
      await writeFile(file, '{', { mode: 0o644 });
      await expect(linuxPolicy(file).read()).rejects.toMatchObject({
        code: 'misconfigured',
      });
    });
  },
);

test('a file that is not there is no policy', async () => {
  expect(await linuxPolicy(path.join(tmpdir(), 'no', 'such')).read()).toBeNull();
});

test('the registry’s text and numbers become members', () => {
  const printed = [
    '',
    'HKEY_LOCAL_MACHINE\\Software\\Policies\\Tidewatch',
    `    clientId    REG_SZ    ${CLIENT}`,
    '    allowRange    REG_DWORD    0x0',
    '    allowCloudFile    REG_DWORD    0x1',
    '    blob    REG_BINARY    0011',
    '',
  ].join('\r\n');
  expect(parseRegistry(printed)).toEqual({
    clientId: CLIENT,
    allowRange: false,
    allowCloudFile: true,
  });
});
