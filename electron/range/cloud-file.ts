import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Cloud } from '#shared/domain/cloud.ts';

/** Writes a cloud file and returns its absolute path. It holds addresses and names, no secrets. */
export async function writeCloudFile(cloud: Cloud, file: string | null): Promise<string> {
  const path =
    file === null
      ? join(await mkdtemp(join(tmpdir(), 'tidewatch-range-')), 'cloud.json')
      : resolve(file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(cloud, null, 2)}\n`);
  return path;
}
