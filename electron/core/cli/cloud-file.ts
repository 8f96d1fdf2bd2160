import { readFileSync } from 'node:fs';
import { parseCloudFile, unreadableCloudFile } from '#shared/cloud-file.ts';
import type { Cloud } from '#shared/domain/cloud.ts';

/** Reads a cloud file. @throws AppError `bad-input` that names the file and what is wrong with it. */
export function readCloudFile(file: string): Cloud {
  return parseCloudFile(file, textOf(file));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw unreadableCloudFile(file, cause);
  }
}
