import { AppError } from '#shared/errors.ts';

interface Bounds {
  /** Bytes. */
  readonly most: number;
  /** Names the service in the message. */
  readonly from: string;
  /** Ends the request: in Chromium's network a body that is not read any more only stands still. */
  readonly stop: () => void;
}

/**
 * The whole body of an answer, up to so many bytes.
 * @throws AppError `bad-answer` when there is more; the request is stopped then.
 */
export async function wholeBody(
  response: Response,
  { most, from, stop }: Bounds,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const stream: AsyncIterable<Uint8Array> | Iterable<Uint8Array> = response.body ?? [];
  for await (const chunk of stream) {
    length += chunk.byteLength;
    if (length > most) {
      stop();
      throw new AppError('bad-answer', `${from} sent more than can be an answer.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}
