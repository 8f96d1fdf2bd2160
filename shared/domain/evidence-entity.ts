import { z } from 'zod';
import type { IndicatorForm } from './defang.ts';
import { evidenceForm } from './evidence-forms.ts';
import { Evidence, EvidenceKind } from './incident.ts';

const Fact = z.object({ name: z.string(), value: z.string() });
const FORMS = ['address', 'url', 'domain', 'email', 'plain'] as const satisfies IndicatorForm[];

/** One thing that alerts name as evidence, however many of them name it. */
export const EvidenceEntity = Evidence.omit({ alertId: true, ordinal: true, fields: true }).extend({
  /** The same thing has the same key, in this incident. */
  key: z.string(),
  /** How many alerts name it. */
  alerts: z.int(),
  /** What is worth showing of its type, then everything else the service told. */
  facts: z.array(Fact),
  rest: z.array(Fact),
  /** What can be looked for elsewhere: addresses, hashes, names. */
  indicators: z.array(Fact.extend({ form: z.enum(FORMS) })),
  /** In a tree of processes: how deep, and the parent where it is no evidence itself. */
  depth: z.int(),
  parent: z.string().nullable(),
});
export type EvidenceEntity = z.infer<typeof EvidenceEntity>;

/** The things of one kind; `total` and `malicious` count those that are not in the list too. */
export const EvidenceGroup = z.object({
  kind: EvidenceKind,
  total: z.int(),
  malicious: z.int(),
  entities: z.array(EvidenceEntity),
});
export type EvidenceGroup = z.infer<typeof EvidenceGroup>;

const VERDICTS = ['malicious', 'suspicious', 'unknown', 'noThreatsFound'];
/** Members that are indicators wherever they stand; the last part of a path decides. */
const INDICATORS = new Map<string, IndicatorForm>([
  ['sha256', 'plain'],
  ['sha1', 'plain'],
  ['md5', 'plain'],
  ['ipAddress', 'address'],
  ['senderIp', 'address'],
  ['senderIP', 'address'],
  ['lastExternalIpAddress', 'address'],
  ['url', 'url'],
  ['domainName', 'domain'],
  ['emailAddress', 'email'],
  ['senderFromAddress', 'email'],
  ['sender', 'email'],
  ['networkMessageId', 'plain'],
]);
/** Parts of a path that only say where a member lies. */
const HOLDERS = new Set(['fileDetails', 'imageFile', 'userAccount', 'account', 'vmMetadata']);
const ACRONYMS = new Map(
  'IP URL DNS OS ID IDs SHA1 SHA256 MD5 UPN SID MAC VM UTC NT AV AD RBAC'
    .split(' ')
    .map((word) => [word.toLowerCase(), word]),
);

/** `parentProcessImageFile.sha256` → `Parent process image file SHA256`. */
export function evidenceFieldName(path: string): string {
  const parts = path.split('.');
  const kept = parts.length > 1 ? parts.filter((part) => !HOLDERS.has(part)) : parts;
  const words = kept
    .flatMap((part) => part.replace(/([a-z0-9])([A-Z])/g, '$1 $2').split(/[ _]+/))
    .map((word) => ACRONYMS.get(word.toLowerCase()) ?? word.toLowerCase())
    .join(' ')
    .replace(/\bmde device ID\b/, 'Defender device ID')
    .replace(/\bazure AD\b/, 'Entra')
    .replace(/ date time\b/, '');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function valueOf({ fields }: Evidence, name: string): string | null {
  return fields.find((field) => field.name === name)?.value ?? null;
}

function keyOf(piece: Evidence): string {
  const { kind, type, label, detail, deviceId, userObjectId } = piece;
  const own = [valueOf(piece, 'processId'), valueOf(piece, 'processCreationDateTime')];
  return JSON.stringify([kind, type, label, detail, deviceId, userObjectId, ...own]);
}

/** Names of members, each put into words once. */
function namer(): (path: string) => string {
  const known = new Map<string, string>();
  return (path) => {
    const name = known.get(path) ?? evidenceFieldName(path);
    known.set(path, name);
    return name;
  };
}
type Namer = ReturnType<typeof namer>;

function indicatorsOf(piece: Evidence, nameOf: Namer): EvidenceEntity['indicators'] {
  const label = labelForm(piece);
  const found = new Map([[piece.label, { name: 'Name', value: piece.label, form: label }]]);
  for (const { name, value } of piece.fields) {
    const form = INDICATORS.get(name.slice(name.lastIndexOf('.') + 1));
    if (form === undefined) continue;
    // A domain of a directory is no place on the internet.
    const plain = name.endsWith('userAccount.domainName');
    found.set(value, {
      name: nameOf(name),
      value,
      form: plain ? 'plain' : form,
    });
  }
  return [...found.values()];
}

function labelForm({ kind, type }: Evidence): IndicatorForm {
  if (kind === 'url') return type.startsWith('dns') ? 'domain' : 'url';
  return kind === 'ip' ? 'address' : 'plain';
}

function worse(one: string | null, other: string | null): string | null {
  const rank = (verdict: string | null) => {
    const place = VERDICTS.indexOf(verdict ?? '');
    return place < 0 ? VERDICTS.length : place;
  };
  return rank(other) < rank(one) ? other : one;
}

function entityOf(piece: Evidence, key: string, nameOf: Namer): EvidenceEntity {
  const { fields, alertId: _alert, ordinal: _ordinal, ...same } = piece;
  const wanted = evidenceForm(piece.type)?.facts ?? [];
  const shown = wanted.flatMap((path) => fields.filter(({ name }) => name === path));
  const rest = fields.filter((field) => !shown.includes(field));
  const named = (list: Evidence['fields']) =>
    list.map(({ name, value }) => ({ name: nameOf(name), value }));
  return {
    ...same,
    key,
    alerts: 1,
    facts: named(wanted.length === 0 ? fields : shown),
    rest: named(wanted.length === 0 ? [] : rest),
    indicators: indicatorsOf(piece, nameOf),
    depth: 0,
    parent: null,
  };
}

interface Node {
  readonly piece: Evidence;
  readonly alerts: Set<string>;
  entity: EvidenceEntity;
}

/** Each thing once, the worst verdict kept, processes under what started them. Pure; any order, any type. */
export function evidenceEntities(evidence: readonly Evidence[]): EvidenceEntity[] {
  const nodes = new Map<string, Node>();
  const nameOf = namer();
  for (const piece of evidence) {
    const key = keyOf(piece);
    const known = nodes.get(key);
    if (!known) {
      const alerts = new Set([piece.alertId]);
      nodes.set(key, { piece, alerts, entity: entityOf(piece, key, nameOf) });
      continue;
    }
    known.alerts.add(piece.alertId);
    const { entity } = known;
    known.entity = {
      ...entity,
      alerts: known.alerts.size,
      verdict: worse(entity.verdict, piece.verdict),
      remediationStatus: entity.remediationStatus ?? piece.remediationStatus,
      roles: [...new Set([...entity.roles, ...piece.roles])],
    };
  }
  const all = [...nodes.values()];
  const processes = all.filter(({ entity }) => entity.kind === 'process');
  const others = all.filter(({ entity }) => entity.kind !== 'process');
  return [...others.map(({ entity }) => entity), ...processTree(processes)];
}

/** Processes in the order of their tree, each after what started it. */
function processTree(nodes: readonly Node[]): EvidenceEntity[] {
  const idOf = (piece: Evidence, name: string) => {
    const id = valueOf(piece, name);
    return id === null ? null : `${piece.deviceId ?? ''} ${id}`;
  };
  const byId = new Map<string, Node>();
  for (const node of nodes) {
    const id = idOf(node.piece, 'processId');
    if (id !== null && !byId.has(id)) byId.set(id, node);
  }
  const parentOf = (node: Node): Node | null => {
    const id = idOf(node.piece, 'parentProcessId');
    const found = id === null ? null : (byId.get(id) ?? null);
    return found === node ? null : found;
  };
  const children = Map.groupBy(nodes, parentOf);
  const placed: EvidenceEntity[] = [];
  const done = new Set<Node>();
  const place = (start: Node) => {
    const waiting: [Node, number][] = [[start, 0]];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [node, depth] = next;
      if (done.has(node)) continue;
      done.add(node);
      const parent = depth > 0 ? null : parentWords(node.piece);
      placed.push({ ...node.entity, depth, parent });
      const below = children.get(node) ?? [];
      for (const child of below.toReversed()) waiting.push([child, depth + 1]);
    }
  };
  for (const root of children.get(null) ?? []) place(root);
  for (const node of nodes) place(node); // started in a circle: only an attacker would say so
  return placed;
}

function parentWords(piece: Evidence): string | null {
  const name = valueOf(piece, 'parentProcessImageFile.fileName');
  const id = valueOf(piece, 'parentProcessId');
  if (name === null) return id === null ? null : `process ${id}`;
  return id === null ? name : `${name} (${id})`;
}

/** The same by kind, in the order kinds are shown; of each kind the first `perKind`. */
export function evidenceGroups(evidence: readonly Evidence[], perKind: number): EvidenceGroup[] {
  const byKind = Map.groupBy(evidenceEntities(evidence), ({ kind }) => kind);
  return EvidenceKind.options.flatMap((kind) => {
    const entities = byKind.get(kind);
    if (!entities) return [];
    const malicious = entities.filter(({ verdict }) => verdict === 'malicious').length;
    return [{ kind, total: entities.length, malicious, entities: entities.slice(0, perKind) }];
  });
}
