import { AppError } from '#shared/errors.ts';
import { isMembers } from './lenient.ts';

/** What every answer of Graph is wrapped in: a list, or a single object counted as a list of one. */
export interface Envelope {
  readonly items: readonly unknown[];
  readonly nextLink: string | null;
}

/** @throws AppError `bad-answer` when the body is not JSON, or JSON of another shape. */
export function readEnvelope(body: Uint8Array): Envelope {
  const answer = parsed(body);
  if (!isMembers(answer)) throw unexpected('is not an object');
  const { value, id } = answer;
  const nextLink = answer['@odata.nextLink'];
  if (nextLink !== undefined && nextLink !== null && typeof nextLink !== 'string') {
    throw unexpected('has a next page that is not an address');
  }
  const rest = { nextLink: nextLink ?? null };
  if (Array.isArray(value)) return { items: value, ...rest };
  if (value === undefined && id !== undefined) return { items: [answer], ...rest };
  throw unexpected('has no list and no id');
}

/** A half of a character, written as JSON writes it, that lacks its other half; pairs are passed over. */
const HALVES = /\\\\|\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u[dD][89a-fA-F]../g;

/** Half a character cannot be written as UTF-8: what is stored, copied and exported would all differ. */
function withoutHalves(json: string): string {
  if (!/\\u[dD][89a-fA-F]/.test(json)) return json;
  return json.replace(HALVES, (found) => (found.length === 6 ? '\\ufffd' : found));
}

function parsed(body: Uint8Array): unknown {
  try {
    // Not a view of a Node Buffer pool that is copied: TextDecoder drops a byte order mark too.
    return JSON.parse(withoutHalves(new TextDecoder().decode(body)));
  } catch (cause) {
    throw new AppError('bad-answer', 'The answer of the service is not JSON.', { cause });
  }
}

function unexpected(what: string): AppError {
  return new AppError('bad-answer', `The answer of the service ${what}.`, {
    remedy: 'It is asked again by itself. If this stays, copy the details for support.',
  });
}
