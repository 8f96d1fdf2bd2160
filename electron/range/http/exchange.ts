import type { IncomingHttpHeaders } from 'node:http';

/** One request, read to its end. `path` is decoded segment by segment by whoever routes it. */
export interface Call {
  readonly method: string;
  /** Without the origin, query included, as received. */
  readonly target: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Where this server can be reached under the name the caller used (`http://127.0.0.1:8080`). */
  readonly origin: string;
}

/** One answer. An object is sent as JSON; a text as it is. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: unknown;
  /** How the answer goes wrong on its way. */
  readonly damage?: Damage;
}

export type Damage =
  | { readonly kind: 'cut' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'silence' }
  | { readonly kind: 'delay'; readonly ms: number };

export const JSON_TYPE = 'application/json; charset=utf-8';

/** A JSON object sent by the caller, or null when the body is something else. */
export function jsonObject(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body);
    return isRecord(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text that is safe between tags and inside double quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
