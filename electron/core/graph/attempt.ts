import { randomUUID } from 'node:crypto';
import type { TokenBundle } from '#shared/domain/scopes.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Fetch } from '../host.ts';
import type { RequestBudget } from './budget.ts';
import { type Answer, exchange, type Limits } from './exchange.ts';
import type { Gate } from './gate.ts';
import { type Recorder, recordedBody } from './recorder.ts';

export interface Sending {
  readonly method: 'GET' | 'PATCH' | 'POST';
  /** Already checked to lie on the cloud's Graph. */
  readonly url: string;
  readonly body: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly bundle: TokenBundle;
  /** How often it may be sent again after trouble of the service. */
  readonly retries: number;
  /** Whether it is kept here while the service wants to hear nothing. */
  readonly waits: boolean;
  readonly signal: AbortSignal | undefined;
}

export interface AttemptParts {
  readonly tenantId: TenantId;
  readonly fetch: Fetch;
  /** Of this tenant alone. */
  readonly budget: RequestBudget;
  /** Shared by all tenants. */
  readonly gate: Gate;
  readonly record?: Recorder;
  readonly limits: Limits;
}

/**
 * Sends a request once: within the budget, through the gate, recorded without its token.
 * @returns the complete answer of any status. @throws AppError as `exchange` does.
 */
export async function attempt(
  { tenantId, fetch, budget, gate, record, limits }: AttemptParts,
  { method, url, body, headers: own, signal }: Sending,
  token: string,
): Promise<Answer> {
  await budget.take(signal);
  const leave = await gate.enter(tenantId, signal);
  try {
    const headers = {
      ...own,
      accept: 'application/json',
      prefer: 'include-unknown-enum-members', // `awaitingAction` is hidden without it (FACTS.md surprise 4)
      // A wish brings its own, so that the trail can name the request before it is made.
      'client-request-id': own['client-request-id'] ?? randomUUID(),
      ...(body !== null && { 'content-type': 'application/json' }),
    };
    const withToken = { ...headers, authorization: `Bearer ${token}` };
    const answer = await exchange(fetch, { method, url, body, signal, headers: withToken }, limits);
    await record?.record({
      tenantId,
      method,
      url,
      requestHeaders: headers,
      requestBody: body === null ? null : JSON.parse(body),
      status: answer.status,
      responseHeaders: Object.fromEntries(answer.headers),
      responseBody: recordedBody(answer.body),
    });
    return answer;
  } finally {
    leave();
  }
}
