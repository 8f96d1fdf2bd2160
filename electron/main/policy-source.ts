import { execFile } from 'node:child_process';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { Policy } from '#shared/domain/policy.ts';
import { AppError } from '#shared/errors.ts';
import type { Log } from './log.ts';

/** Where the administrator's decisions come from: plain members by name, or null when there are none. */
export interface PolicySource {
  /** Shown when something in it cannot be used. */
  readonly name: string;
  readonly read: () => Promise<Readonly<Record<string, unknown>> | null>;
}

const run = promisify(execFile);
const Members = z.record(z.string(), z.unknown());

/**
 * The policy of this computer. Members we do not know are logged, so that a policy written for a later
 * version still works; a known one that cannot be used stops the start, because ignoring what an
 * administrator decided would be worse.
 * @throws AppError `misconfigured` naming the place and the member.
 */
export async function readPolicy(source: PolicySource, log: Log): Promise<Policy> {
  const members = await source.read();
  if (!members) return Policy.parse({});
  const unknown = Object.keys(members).filter((name) => !(name in Policy.shape));
  if (unknown.length > 0) log.warn('policy.unknown-members', { source: source.name, unknown });
  const parsed = Policy.safeParse(members);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw unusable(source.name, faults.join('; '), parsed.error);
}

/** The reader for this system. */
export function policySource(platform: NodeJS.Platform): PolicySource {
  if (platform === 'win32') return windowsPolicy(process.env['SystemRoot'] ?? 'C:\\Windows');
  if (platform === 'darwin') return macPolicy(MAC_POLICY);
  return linuxPolicy(LINUX_POLICY);
}

const LINUX_POLICY = '/etc/tidewatch/policy.json';
const MAC_POLICY = '/Library/Managed Preferences/com.tidewatch.app.plist';
const WINDOWS_KEY = 'Software\\Policies\\Tidewatch';

const GROUP_OR_WORLD_WRITABLE = 0o022;
const RIGHTS = 0o777;

/**
 * A JSON file that only root can have written. One that others could have written says nothing of what the
 * administrator decided: neither following nor ignoring it would do, so it stops the start.
 */
export function linuxPolicy(file: string): PolicySource {
  return {
    name: file,
    read: async () => {
      const handle = await open(file, 'r').catch(absentAsNull);
      if (!handle) return null;
      try {
        const { uid, mode } = await handle.stat(); // of what is open, not of what the name means later
        if (uid !== 0 || (mode & GROUP_OR_WORLD_WRITABLE) !== 0) {
          const rights = (mode & RIGHTS).toString(8);
          const fault = `others than root can write it (owner ${uid}, rights ${rights})`;
          throw unusable(file, fault, null);
        }
        return parseMembers(file, await handle.readFile('utf8'));
      } finally {
        await handle.close();
      }
    },
  };
}

/** Managed preferences, which only the device management can write. */
export function macPolicy(file: string): PolicySource {
  return {
    name: file,
    read: async () => {
      const handle = await open(file, 'r').catch(absentAsNull);
      if (!handle) return null;
      await handle.close();
      const converted = await run('/usr/bin/plutil', ['-convert', 'json', '-o', '-', file]);
      return parseMembers(file, converted.stdout);
    },
  };
}

/** Group policy: the machine's key, and below it the user's, both writable by administrators only. */
export function windowsPolicy(systemRoot: string): PolicySource {
  const reg = path.win32.join(systemRoot, 'System32', 'reg.exe');
  const query = async (hive: string) => {
    const key = `${hive}\\${WINDOWS_KEY}`;
    const found = await run(reg, ['query', key]).catch((error: unknown) => {
      if (ExitOne.safeParse(error).success) return { stdout: '' }; // the key does not exist
      throw unusable(key, 'it could not be read', error);
    });
    return parseRegistry(found.stdout);
  };
  return {
    name: `HKLM\\${WINDOWS_KEY}`,
    read: async () => {
      const members = { ...(await query('HKCU')), ...(await query('HKLM')) };
      return Object.keys(members).length > 0 ? members : null;
    },
  };
}

const ExitOne = z.object({ code: z.literal(1) });
const REGISTRY_VALUE = /^ {4}(?<name>\S+) {4}(?<type>REG_SZ|REG_DWORD) {4}(?<data>.*)$/;

/** The values `reg query` prints: text as it is, numbers as yes or no. */
export function parseRegistry(printed: string): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  for (const line of printed.split(/\r?\n/)) {
    const { name, type, data } = REGISTRY_VALUE.exec(line)?.groups ?? {};
    if (name === undefined || data === undefined) continue;
    members[name] = type === 'REG_DWORD' ? Number(data) !== 0 : data;
  }
  return members;
}

function parseMembers(place: string, text: string): Record<string, unknown> {
  try {
    return Members.parse(JSON.parse(text));
  } catch (cause) {
    throw unusable(place, 'it is not a JSON object', cause);
  }
}

const Absent = z.object({ code: z.literal('ENOENT') });

function absentAsNull(error: unknown): null {
  if (Absent.safeParse(error).success) return null;
  throw error;
}

function unusable(place: string, fault: string, cause: unknown): AppError {
  return new AppError('misconfigured', `The policy in ${place} cannot be used: ${fault}.`, {
    cause,
    remedy: 'Ask the administrator of this computer.',
  });
}
