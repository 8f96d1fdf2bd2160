import { readFileSync } from 'node:fs';
import { Cloud, refusalOf } from '#shared/domain/cloud.ts';
import { AppError } from '#shared/errors.ts';

/** Reads a cloud file. @throws AppError `bad-input` that names the file and what is wrong with it. */
export function readCloudFile(file: string): Cloud {
  const remedy = 'Give the cloud file that the range names when it is ready.';
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new AppError('bad-input', `The cloud file ${file} cannot be read.`, { cause, remedy });
  }
  const parsed = Cloud.safeParse(json);
  if (!parsed.success) {
    const first = parsed.error.issues[0];
    const where = first ? `${first.path.join('.')}: ${first.message}` : 'unknown form';
    throw new AppError('bad-input', `The cloud file ${file} is not usable (${where}).`, { remedy });
  }
  const refusal = refusalOf(parsed.data);
  if (refusal !== null) throw new AppError('bad-input', refusal, { remedy });
  return parsed.data;
}
