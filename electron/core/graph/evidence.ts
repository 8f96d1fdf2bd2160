import { EVIDENCE_FORMS, type EvidenceForm, evidenceForm } from '#shared/domain/evidence-forms.ts';
import { EVIDENCE_NAMES } from '#shared/domain/evidence-names.ts';
import type { AlertId, Evidence } from '#shared/domain/incident.ts';
import { shortened } from '#shared/text.ts';
import { isMembers, type Members, memberOf, momentOf, wordOf, wordsOf } from './lenient.ts';

const TYPE = /^#?microsoft\.graph\.security\./i;
const LINE = 1_000;
const VALUE = 2_000;
const FIELDS = 80;
const DEPTH = 3;
const LIST = 50;
/** Said elsewhere in the result. */
const OWN = new Set(['@odata.type', 'createdDateTime', 'verdict', 'remediationStatus', 'roles']);
/**
 * The names of the contract, member by member: what an answer names is found without making its path anew,
 * and as the same text each time. `inside` of a name that holds no members is empty.
 */
interface NamePlace {
  readonly path: string;
  readonly inside: ReadonlyMap<string, NamePlace>;
}
const DEVICE = ['mdeDeviceId'];
const USER_ID = ['userAccount', 'azureAdUserId'];
const USER_NAME = ['userAccount', 'userPrincipalName'];
const UPN = ['upn'];
const UNKNOWN: EvidenceForm = { kind: 'other', label: [], detail: [], facts: [] };
const NAMES = namesBelow('', EVIDENCE_NAMES);
const UNNAMED: NamePlace['inside'] = new Map();

/** A form with its paths taken apart. */
interface ReadyForm {
  /** As Graph wrote it, without the namespace. */
  readonly type: string;
  readonly kind: Evidence['kind'];
  readonly label: readonly Path[];
  readonly detail: readonly (readonly Path[])[];
}
type Path = readonly string[];
const apart = (path: string): Path => path.split('.');
const READY = new Map(
  [...EVIDENCE_FORMS.keys()].map((name) => {
    const type = `${name}Evidence`;
    return [`#microsoft.graph.security.${type}`, readyForm(type)];
  }),
);

/**
 * One piece of evidence of an alert, of any type: what this version has a form for gets its label and
 * detail, everything else keeps its members readable in `fields`. Nothing in it can make this fail.
 */
export function readEvidence(from: Members, alertId: AlertId, ordinal: number): Evidence {
  const written = from['@odata.type'];
  const form =
    typeof written === 'string'
      ? (READY.get(written) ?? readyForm(typeOf(written)))
      : readyForm('');
  const { type } = form;
  const fields: Evidence['fields'] = [];
  collect(from, { path: '', inside: NAMES }, DEPTH, fields);
  const detail = joined(from, form.detail);
  const label = firstOf(from, form.label) ?? fields[0]?.value ?? (type || 'Unknown');
  return {
    alertId,
    ordinal,
    kind: form.kind,
    type,
    label: shortened(label, LINE),
    detail: detail === '' || detail === label ? null : shortened(detail, VALUE),
    verdict: wordOf(from, 'verdict'),
    remediationStatus: wordOf(from, 'remediationStatus'),
    roles: wordsOf(from, 'roles'),
    createdAt: momentOf(from, 'createdDateTime'),
    deviceId: idAt(from, DEVICE),
    userObjectId: idAt(from, USER_ID),
    userPrincipalName: idAt(from, USER_NAME) ?? idAt(from, UPN),
    fields,
  };
}

function typeOf(written: string): string {
  return written.replace(TYPE, '').slice(0, 200);
}

function readyForm(type: string): ReadyForm {
  const { kind, label, detail } = evidenceForm(type) ?? UNKNOWN;
  return { type, kind, label: label.map(apart), detail: detail.map((paths) => paths.map(apart)) };
}

/** A single value as text; null for what is empty or not a single value. */
function scalar(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

function at(from: Members, path: Path): string | null {
  let value: unknown = from;
  for (const name of path) {
    if (!isMembers(value)) return null;
    value = memberOf(value, name);
  }
  return scalar(value);
}

/** Null too for what is longer than any id or name: no link is made of it, and `fields` shows it. */
function idAt(from: Members, path: Path): string | null {
  const id = at(from, path);
  return id !== null && id.length > LINE ? null : id;
}

function firstOf(from: Members, paths: readonly Path[]): string | null {
  for (const path of paths) {
    const value = at(from, path);
    if (value !== null) return value;
  }
  return null;
}

/** The first of each list that has a value, in one line. */
function joined(from: Members, lists: readonly (readonly Path[])[]): string {
  let line = '';
  for (const paths of lists) {
    const part = firstOf(from, paths);
    if (part !== null) line = line === '' ? part : `${line} · ${part}`;
  }
  return line;
}

function collect(
  from: Members,
  { path: before, inside }: NamePlace,
  depth: number,
  into: Evidence['fields'],
): void {
  for (const name in from) {
    if (into.length >= FIELDS) return;
    const value = from[name];
    if (value === null || value === '') continue;
    const known = inside.get(name);
    if (known === undefined) {
      if ((before === '' && OWN.has(name)) || name.startsWith('@odata')) continue;
    }
    const place = known ?? { path: before === '' ? name : `${before}.${name}`, inside: UNNAMED };
    if (isMembers(value)) {
      if (depth > 1) collect(value, place, depth - 1, into);
      continue;
    }
    const text = Array.isArray(value) ? listed(value) : scalar(value);
    if (text)
      into.push({
        name: known ? known.path : place.path.slice(0, 200),
        value: shortened(text, VALUE),
      });
  }
}

function namesBelow(before: string, paths: readonly string[]): NamePlace['inside'] {
  const own = Map.groupBy(paths, (path) => path.split('.', 1)[0] ?? path);
  return new Map(
    [...own].map(([name, list]) => {
      const path = before === '' ? name : `${before}.${name}`;
      const deeper = list.filter((one) => one !== name).map((one) => one.slice(name.length + 1));
      return [name, { path, inside: namesBelow(path, deeper) }];
    }),
  );
}

/** A list in one line: values by comma, objects as their members. */
function listed(values: readonly unknown[]): string {
  const parts: string[] = [];
  for (const value of values.slice(0, LIST)) {
    const text = isMembers(value) ? summed(value) : scalar(value);
    if (text) parts.push(text);
  }
  if (values.length > LIST) parts.push(`… (${values.length - LIST} more)`);
  return parts.join(', ');
}

function summed(from: Members): string {
  const parts: string[] = [];
  for (const name in from) {
    const value = name.startsWith('@odata') ? null : scalar(memberOf(from, name));
    if (value !== null && parts.length < LIST) parts.push(`${name} ${shortened(value, 200)}`);
  }
  return parts.join(' ');
}
