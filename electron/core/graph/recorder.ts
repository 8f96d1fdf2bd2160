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
  done.catch(() => file.destroy()); // heard by whoever records or closes next
  let drained: Promise<unknown> | null = null; // shared by all who wait for the disk

  return {
    record: async (exchange) => {
      if (!file.writable) return done;
      if (file.write(`${JSON.stringify(exchange)}\n`)) return;
      drained ??= once(file, 'drain').finally(() => {
        drained = null;
      });
      await Promise.race([drained, done]);
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
