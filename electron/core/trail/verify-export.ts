import { createPublicKey, verify } from 'node:crypto';
import { TrailFile, TrailSignature } from '#shared/domain/access/trail.ts';
import { linkHash, sha256 } from '../store/audit-store.ts';
import { canonicalJson } from '../store/canonical-json.ts';

/** What an export came to. `problem`: the first thing that is not as it was signed, in a sentence; null: all is. */
export interface ExportCheck {
  readonly ok: boolean;
  readonly problem: string | null;
  readonly decisions: number;
  readonly entries: number;
  readonly signedAt: string | null;
  /** SHA-256 of the public key, to compare with the one that the profile tells; null: it cannot be read. */
  readonly keyHash: string | null;
}

const NOTHING = { decisions: 0, entries: 0, signedAt: null, keyHash: null };

/**
 * Proves an exported trail with its signature file, from the two texts alone: the signature holds, the file
 * is the one that was signed, and every link of its chain follows from the one before. Pure.
 */
export function verifyExport(text: string, signatureText: string): ExportCheck {
  const signed = readJson(TrailSignature, signatureText);
  if (signed === null) return failed('The signature file cannot be read.', NOTHING);
  const { statement, signature } = signed;
  const keyHash = sha256(statement.publicKey);
  const known = { ...NOTHING, signedAt: statement.signedAt, keyHash };
  if (!isSigned(canonicalJson(statement), statement.publicKey, signature)) {
    return failed('The signature does not fit what it says.', known);
  }
  if (sha256(text) !== statement.fileHash) {
    return failed('The file is not the one that was signed: it was changed.', known);
  }
  const file = readJson(TrailFile, text);
  if (file === null) return failed('The file cannot be read as an exported trail.', known);
  const counts = { ...known, decisions: file.decisions.length, entries: file.links.length };
  const problem = brokenLink(file) ?? wrongEnds(file, statement.chain) ?? missingWords(file);
  return problem === null ? { ok: true, problem, ...counts } : failed(problem, counts);
}

function failed(problem: string, known: Omit<ExportCheck, 'ok' | 'problem'>): ExportCheck {
  return { ok: false, problem, ...known };
}

function readJson<T>(
  schema: { safeParse(value: unknown): { readonly success: boolean; readonly data?: T } },
  text: string,
): T | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null; // said by the caller, who knows which file it is
  }
  return schema.safeParse(value).data ?? null;
}

function isSigned(text: string, publicKey: string, signature: string): boolean {
  try {
    const der = Buffer.from(publicKey, 'base64');
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') return false;
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
  } catch {
    return false; // no key at all
  }
}

/** The first link that does not follow from the one before it, by place and time. */
function brokenLink({ before, links }: TrailFile): string | null {
  let hash = before;
  let place = (links[0]?.place ?? 1) - 1;
  for (const link of links) {
    place += 1;
    const where = `entry ${link.place} (${link.at})`;
    if (link.place !== place) return `The chain has a gap before ${where}.`;
    if (link.hash !== linkHash(hash, link)) return `The chain is broken at ${where}.`;
    if (link.body !== null && sha256(link.body) !== link.detailHash) {
      return `The words of ${where} are not those that were recorded.`;
    }
    hash = link.hash;
  }
  return null;
}

function wrongEnds(
  { links }: TrailFile,
  chain: TrailSignature['statement']['chain'],
): string | null {
  const [first, last] = [links[0], links.at(-1)];
  const fits =
    chain === null
      ? first === undefined
      : first?.hash === chain.first.hash &&
        last?.hash === chain.last.hash &&
        first.place === chain.first.place &&
        last.place === chain.last.place;
  return fits ? null : 'The chain does not begin and end where the signature says.';
}

/** Every entry that a decision names has to be there with its words. */
function missingWords({ links, decisions }: TrailFile): string | null {
  const told = new Set(links.filter(({ body }) => body !== null).map(({ place }) => place));
  for (const { id, entries } of decisions) {
    const missing = entries.find((place) => !told.has(place));
    if (missing !== undefined) return `Entry ${missing} of the decision ${id} is not in the file.`;
  }
  return null;
}
