import type { GraphCall } from './graph-context.ts';

export interface Routed {
  readonly status: number;
  readonly body?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Route {
  readonly method: string;
  readonly path: RegExp;
  /** Not in v1.0. */
  readonly beta?: true;
  /** One of these scopes must be in the token. Empty: any token will do. */
  readonly scopes: readonly string[];
  /** Least role in the tenant's Defender; null where roles do not matter. */
  readonly role: 'reader' | 'operator' | null;
  readonly run: (graph: GraphCall, id: string, sub: string) => Routed;
}

export const ok = (body: object | string): Routed => ({ status: 200, body });
