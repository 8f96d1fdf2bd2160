import { Cloud, refusalOf } from './domain/cloud.ts';
import { AppError } from './errors.ts';
import { jsonOrNull } from './json.ts';

const remedy = 'Give the cloud file that the range names when it is ready.';

/** For a cloud file that is not there, or may not be read. */
export function unreadableCloudFile(file: string, cause: unknown): AppError {
  return new AppError('bad-input', `The cloud file ${file} cannot be read.`, { cause, remedy });
}

/** The cloud a file describes. @throws AppError `bad-input` that names the file and what is wrong with it. */
export function parseCloudFile(file: string, text: string): Cloud {
  const parsed = Cloud.safeParse(jsonOrNull(text));
  if (!parsed.success) {
    const first = parsed.error.issues[0];
    const where = first ? `${first.path.join('.') || 'file'}: ${first.message}` : 'unknown form';
    throw new AppError('bad-input', `The cloud file ${file} is not usable (${where}).`, { remedy });
  }
  const refusal = refusalOf(parsed.data);
  if (refusal !== null) throw new AppError('bad-input', refusal, { remedy });
  return parsed.data;
}
