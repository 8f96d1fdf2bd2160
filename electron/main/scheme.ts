import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Protocol } from 'electron';
import { z } from 'zod';
import { HOST, SCHEME } from './address.ts';

/**
 * What the page may do: run our own scripts and styles, show our own pictures, and nothing else. The hash
 * in `style-src` is that of the empty text: Fluent's style engine makes empty style elements and fills them
 * through the object model. Scripts cannot be made from strings at all (Trusted Types).
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const SECURITY_HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

const Manifest = z.array(z.string().regex(/^[\w@.-]+(\/[\w@.-]+)*$/));

/** Must run before the app is ready. No service workers, no CORS, no way around the policy above. */
export function registerScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** The files the build listed, by the path the page asks for. */
export async function readManifest(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = Manifest.parse(JSON.parse(await readFile(path.join(folder, 'files.json'), 'utf8')));
  return new Map(names.map((name) => [`/${name}`, path.join(folder, ...name.split('/'))]));
}

/**
 * Answers the page's requests from the list of built files. A path is looked up, never resolved, so none
 * can lead out of the folder.
 */
export function serveFiles(protocol: Protocol, files: ReadonlyMap<string, string>): void {
  protocol.handle(SCHEME, async (request) => {
    const { host, pathname } = new URL(request.url);
    const file = host === HOST ? files.get(pathname) : undefined;
    if (!file) return refusal(404, 'Not found');
    if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405, 'Not allowed');
    const type = CONTENT_TYPES[path.extname(file)] ?? 'application/octet-stream';
    const body = request.method === 'HEAD' ? null : new Uint8Array(await readFile(file));
    return new Response(body, { headers: { ...SECURITY_HEADERS, 'Content-Type': type } });
  });
}

function refusal(status: number, text: string): Response {
  const headers = { ...SECURITY_HEADERS, 'Content-Type': 'text/plain; charset=utf-8' };
  return new Response(text, { status, headers });
}
