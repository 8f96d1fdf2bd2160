import { z } from 'zod';
import { jsonOrNull } from '#shared/json.ts';
import type { GraphCall } from './graph-context.ts';
import { badRequest, GraphError } from './graph-error.ts';

/** Where a page ended: the next one goes on after this record, whatever has changed meanwhile. */
export interface Bookmark {
  readonly updatedMs: number;
  readonly row: number;
  /** For lists of alerts: how many of that incident's alerts were on the page. */
  readonly alerts?: number;
}

const SkipToken = z.object({ u: z.number(), r: z.number(), a: z.int().optional() });

export interface Paging {
  readonly top: number;
  readonly skip: number;
  readonly after: Bookmark | null;
}

/**
 * Reads `$top`, `$skip` and `$skiptoken`. @throws GraphError 400 with an empty code when `$top` is over
 * the limit, in the words the service uses (FACTS.md surprise 5).
 */
export function readPaging({ call }: GraphCall, limit: number, standard: number): Paging {
  const top = whole(call.query.get('$top'), '$top') ?? standard;
  if (top > limit) {
    throw new GraphError(
      400,
      '',
      `The limit of '${limit}' for Top query has been exceeded. The value from the incoming request is '${top}'.`,
    );
  }
  if (top < 1) throw badRequest("Invalid value for '$top': it must be a whole number from 1.");
  return {
    top,
    skip: whole(call.query.get('$skip'), '$skip') ?? 0,
    after: bookmarkOf(call.query.get('$skiptoken')),
  };
}

function whole(text: string | null, name: string): number | null {
  if (text === null) return null;
  if (!/^\d{1,9}$/.test(text))
    throw badRequest(`Invalid value '${text}' for '${name}': it must be a whole number.`);
  return Number(text);
}

function bookmarkOf(token: string | null): Bookmark | null {
  if (token === null) return null;
  const parsed = SkipToken.safeParse(jsonOrNull(Buffer.from(token, 'base64url').toString()));
  if (!parsed.success) throw badRequest('The skip token is not valid.');
  const { u: updatedMs, r: row, a: alerts } = parsed.data;
  return { updatedMs, row, ...(alerts !== undefined && { alerts }) };
}

/** Absolute address of the next page: the same question with a new token, on the caller's own base. */
export function nextLink({ call, base, parts }: GraphCall, bookmark: Bookmark): string {
  const query = new URLSearchParams(call.query);
  query.delete('$skip');
  const token = Buffer.from(
    JSON.stringify({ u: bookmark.updatedMs, r: bookmark.row, a: bookmark.alerts }),
  ).toString('base64url');
  query.set('$skiptoken', token);
  // Graph leaves the dollar signs as they are.
  return `${base}/${parts.map(encodeURIComponent).join('/')}?${query.toString().replaceAll('%24', '$')}`;
}

const LISTED = new Set(['$top', '$skip', '$skiptoken', '$count', '$filter', '$expand']);

/** @throws GraphError 400 for a query option that this call does not document. */
export function allowOptions({ call }: GraphCall, allowed: ReadonlySet<string> = LISTED): void {
  for (const name of call.query.keys()) {
    if (name.startsWith('$') && !allowed.has(name))
      throw badRequest(`The query option '${name}' is not supported for this resource.`);
  }
}

/** `$count=true` asks for the total. @throws GraphError 400 for any other word. */
export function wantsCount({ call }: GraphCall): boolean {
  const text = call.query.get('$count');
  if (text !== null && text !== 'true' && text !== 'false')
    throw badRequest(`Invalid value '${text}' for '$count'.`);
  return text === 'true';
}
