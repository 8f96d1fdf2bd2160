import type { Cloud } from '#shared/domain/cloud.ts';
import { AppError } from '#shared/errors.ts';
import { type Clock, SECOND_MS } from '#shared/time.ts';
import type { Fetch } from '../host.ts';
import { failureOf } from './entra-errors.ts';
import type { OpenSignInPage } from './interactive.ts';
import { refusalFromBrowser } from './refusal.ts';

interface ScriptedBrowserParts {
  readonly cloud: Cloud;
  readonly fetch: Fetch;
  readonly now: Clock;
}

const TIME_LIMIT_MS = 20 * SECOND_MS;

/**
 * Signs in to a training range without a browser: its page is a form that submits itself. Only ever for a
 * range, only on its own login address, and only back to a listener on this computer. A page without a
 * form is an error page; its number becomes the failure.
 */
export function scriptedBrowser({ cloud, fetch, now }: ScriptedBrowserParts): OpenSignInPage {
  return async (url) => {
    if (cloud.kind !== 'range' || !url.startsWith(`${cloud.login}/`)) {
      throw new AppError('misconfigured', 'Only a training range signs in by itself.');
    }
    const signal = AbortSignal.timeout(TIME_LIMIT_MS);
    const page = await (await fetch(url, { redirect: 'error', signal })).text();
    const form = formOf(page);
    if (form === null) {
      throw failureOf(refusalFromBrowser('access_denied', page, ''), now);
    }
    const answer = await fetch(loopback(form.action), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form.fields).toString(),
      redirect: 'error',
      signal,
    });
    await answer.text(); // the listener may close once its page was read
  };
}

interface Form {
  readonly action: string;
  readonly fields: [string, string][];
}

function formOf(page: string): Form | null {
  const action = /<form\b[^>]*\baction="([^"]*)"/i.exec(page)?.[1];
  if (action === undefined) return null;
  const inputs = page.matchAll(/<input\b[^>]*\bname="([^"]*)"[^>]*\bvalue="([^"]*)"/gi);
  const fields = [...inputs].map(([, name = '', value = '']): [string, string] => [
    unescapeHtml(name),
    unescapeHtml(value),
  ]);
  return { action: unescapeHtml(action), fields };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
  '&amp;': '&',
};

function unescapeHtml(text: string): string {
  return text.replace(/&(?:lt|gt|quot|amp|#39|#x27);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** The address of our own listener. @throws AppError `misconfigured` for any other place. */
function loopback(action: string): string {
  const url = URL.canParse(action) ? new URL(action) : null;
  const here = url?.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname);
  if (url === null || !here) {
    throw new AppError('misconfigured', 'The sign-in page wanted to answer to another computer.');
  }
  url.hostname = '127.0.0.1';
  return url.href;
}
