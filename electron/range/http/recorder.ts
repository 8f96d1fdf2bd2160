import { type Answer, type Call, jsonObject } from './exchange.ts';

/** Past this much text nothing more is kept; the last line says so. */
const ROOM = 256 * 1024 * 1024;
/** Never recorded: they open doors. */
const SECRET = new Set(['authorization', 'cookie', 'proxy-authorization']);

/** Keeps Graph exchanges as lines of `{method, url, requestHeaders, requestBody, status, responseHeaders, responseBody}`. */
export interface Recorder {
  readonly record: (on: boolean) => void;
  readonly keep: (call: Call, answer: Answer) => void;
  readonly text: () => string;
}

export function recorder(): Recorder {
  let on = false;
  let lines: string[] = [];
  let size = 0;
  let lost = 0;
  return {
    record: (next) => {
      on = next;
      if (next) {
        lines = [];
        size = 0;
        lost = 0;
      }
    },
    keep: (call, answer) => {
      if (!on) return;
      if (size > ROOM) {
        lost += 1;
        return;
      }
      const line = lineOf(call, answer);
      lines.push(line);
      size += line.length;
    },
    text: () =>
      [...lines, ...(lost > 0 ? [`# ${lost} more exchanges were not kept`] : [])]
        .map((line) => `${line}\n`)
        .join(''),
  };
}

/** An answer that was damaged on its way is a comment: it is nothing that Graph would have sent. */
function lineOf(call: Call, { status, headers = {}, body, damage }: Answer): string {
  const url = `${call.origin}${call.target}`;
  if (damage && damage.kind !== 'delay') return `# damaged (${damage.kind}): ${call.method} ${url}`;
  return JSON.stringify({
    method: call.method,
    url,
    requestHeaders: Object.fromEntries(
      Object.entries(call.headers).filter(([name]) => !SECRET.has(name)),
    ),
    ...(call.body !== '' && { requestBody: jsonObject(call.body) ?? call.body }),
    status,
    responseHeaders: headers,
    ...(body !== undefined && { responseBody: body }),
  });
}
