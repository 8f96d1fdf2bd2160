import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '#shared/errors.ts';
import { readExport } from '../trail/read-export.ts';
import { type ExportCheck, verifyExport } from '../trail/verify-export.ts';
import { auditInWords } from './audit-words.ts';
import { openExistingProfile } from './existing-profile.ts';
import { commandOptions, required } from './options.ts';
import { terminalJson, terminalWord } from './terminal-text.ts';

const USAGE = `Usage: npm run core -- ledger verify --data-dir FOLDER [--json]
       npm run core -- ledger verify --export FILE [--signature FILE] [--read | --json]`;

const OPTIONS = {
  'data-dir': { type: 'string' },
  export: { type: 'string' },
  signature: { type: 'string' },
  read: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/**
 * Proves the chain of a profile's audit trail, or an exported trail with its signature, which it then reads out where
 * that is asked for. Exit code 1: it does not hold, and nothing is read out.
 */
export async function ledgerCommand([deed, ...args]: readonly string[]): Promise<number> {
  if (deed !== 'verify') {
    throw new AppError('bad-input', 'ledger knows one command: verify.', { remedy: USAGE });
  }
  const options = commandOptions(args, OPTIONS, USAGE);
  const json = options.json ?? false;
  const isRead = options.read ?? false;
  if (isRead && (json || options.export === undefined)) {
    const message =
      '--read reads out an exported trail: it goes with --export, and not with --json.';
    throw new AppError('bad-input', message, { remedy: USAGE });
  }
  if (options.export !== undefined) {
    if (options['data-dir'] !== undefined) {
      throw new AppError('bad-input', 'Give --data-dir or --export, not both.', { remedy: USAGE });
    }
    const signature = options.signature ?? `${options.export}.sig`;
    return verifyFile(options.export, signature, { json, isRead });
  }
  return verifyProfile(required(options['data-dir'], 'data-dir', USAGE), json);
}

async function verifyProfile(dataDir: string, json: boolean): Promise<number> {
  const profile = await openExistingProfile(dataDir);
  try {
    const check = profile.audit.verify();
    const { ok, entries, brokenAt, brokenTime, flaw } = check;
    const told = json
      ? terminalJson({ ok, entries, brokenAt, brokenTime, flaw })
      : `audit trail: ${auditInWords(check)}`;
    process.stdout.write(`${told}\n`);
    return ok ? 0 : 1;
  } finally {
    await profile.close();
  }
}

function verifyFile(
  file: string,
  signature: string,
  { json, isRead }: { readonly json: boolean; readonly isRead: boolean },
): number {
  const text = textOf(file);
  const check = verifyExport(text, textOf(signature));
  const told = json ? terminalJson(check) : exportInWords(check);
  const lines = check.ok && isRead ? readExport(text) : [];
  process.stdout.write(`${[told, ...lines].join('\n')}\n`);
  return check.ok ? 0 : 1;
}

function exportInWords({
  ok,
  problem,
  decisions,
  entries,
  signedAt,
  keyHash,
}: ExportCheck): string {
  if (!ok) return `WRONG: ${terminalWord(problem ?? '')}`;
  return `The export is as it was signed at ${signedAt}: ${decisions} decisions, ${entries} entries, chain whole.\nKey: ${keyHash}`;
}

/** @throws AppError `bad-input`. */
function textOf(file: string): string {
  const place = path.resolve(file);
  if (!existsSync(place)) {
    throw new AppError('bad-input', `There is no file ${place}.`, { remedy: USAGE });
  }
  return readFileSync(place, 'utf8');
}
