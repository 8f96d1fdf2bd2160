import { randomUUID } from 'node:crypto';
import type { Answer } from '../http/exchange.ts';

/** Thrown by whatever answers a call; the rim turns it into Graph's error body. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  readonly status: number;
  /** May be empty: some security services send no code. */
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export function badRequest(message: string): GraphError {
  return new GraphError(400, 'BadRequest', message);
}

export function notFound(what: string): GraphError {
  return new GraphError(404, 'ResourceNotFound', `${what} was not found.`);
}

/** The body every error of Graph has, with the ids that support asks for. */
export function errorAnswer(
  error: GraphError,
  clientRequestId: string | null,
  nowMs: number,
): Answer {
  const requestId = randomUUID();
  return {
    status: error.status,
    headers: {
      ...error.headers,
      'request-id': requestId,
      'client-request-id': clientRequestId ?? requestId,
    },
    body: {
      error: {
        code: error.code,
        message: error.message,
        innerError: {
          date: new Date(nowMs).toISOString().slice(0, 19),
          'request-id': requestId,
          'client-request-id': clientRequestId ?? requestId,
        },
      },
    },
  };
}
