import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { AppError } from '#shared/errors.ts';

/** One request and its answer. `Authorization` is never in it. */
export interface RecordedExchange {
  readonly tenantId: string;
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseHeaders: Readonly<Record<string, string>>;
  /** Parsed JSON, text that is no JSON, or null for an empty body. */
  readonly responseBody: unknown;
}

export interface Recorder {
  record(exchange: RecordedExchange): Promise<void>;
  /** Resolves when everything is on the disk. */
  close(): Promise<void>;
}

/**
 * Writes exchanges to a file as they happen, one JSON object a line. A slow disk slows the requests down
 * instead of filling the memory.
 * @throws AppError `storage`, from `record` or `close`, when the file cannot be written.
 */
export function fileRecorder(path: string): Recorder {
  const file = createWriteStream(path, { flags: 'w', mode: 0o600 });
  const done = finished(file).catch((cause: unknown) => {
    throw new AppError('storage', `The recording ${path} cannot be written.`, { cause });
  });
  const failed = done.then(() => undefined); // rejects with the file, whoever is waiting
  failed.catch(() => file.destroy());

  return {
    record: async (exchange) => {
      if (file.writable && file.write(`${JSON.stringify(exchange)}\n`)) return;
      await Promise.race([once(file, 'drain'), failed]);
    },
    close: async () => {
      file.end();
      await done;
    },
  };
}

/** A body as it is recorded. */
export function recordedBody(body: Uint8Array): unknown {
  if (body.byteLength === 0) return null;
  const text = new TextDecoder().decode(body);
  try {
    return JSON.parse(text);
  } catch {
    return text; // recorded as it came: that it is no JSON is the finding
  }
}
