import { type EvidenceForm, evidenceForm } from '#shared/domain/evidence-forms.ts';
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
const UNKNOWN: EvidenceForm = { kind: 'other', label: [], detail: [], facts: [] };

/**
 * One piece of evidence of an alert, of any type: what this version has a form for gets its label and
 * detail, everything else keeps its members readable in `fields`. Nothing in it can make this fail.
 */
export function readEvidence(from: Members, alertId: AlertId, ordinal: number): Evidence {
  const type = typeOf(from);
  const form = evidenceForm(type) ?? UNKNOWN;
  const fields: Evidence['fields'] = [];
  collect(from, '', DEPTH, fields);
  const detail = form.detail
    .map((paths) => firstOf(from, paths))
    .filter((part) => part !== null)
    .join(' · ');
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
    deviceId: at(from, 'mdeDeviceId'),
    userObjectId: at(from, 'userAccount.azureAdUserId'),
    userPrincipalName: at(from, 'userAccount.userPrincipalName') ?? at(from, 'upn'),
    fields,
  };
}

function typeOf(from: Members): string {
  const written = from['@odata.type'];
  return typeof written === 'string' ? written.replace(TYPE, '').slice(0, 200) : '';
}

/** A single value as text; null for what is empty or not a single value. */
function scalar(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

function at(from: Members, path: string): string | null {
  const dot = path.indexOf('.');
  if (dot < 0) return scalar(memberOf(from, path));
  const inner = memberOf(from, path.slice(0, dot));
  return isMembers(inner) ? at(inner, path.slice(dot + 1)) : null;
}

function firstOf(from: Members, paths: readonly string[]): string | null {
  for (const path of paths) {
    const value = at(from, path);
    if (value !== null) return value;
  }
  return null;
}

function collect(from: Members, before: string, depth: number, into: Evidence['fields']): void {
  for (const name in from) {
    if (into.length >= FIELDS) return;
    if ((before === '' && OWN.has(name)) || name.startsWith('@odata')) continue;
    const value = from[name];
    const path = before === '' ? name : `${before}.${name}`;
    if (isMembers(value)) {
      if (depth > 1) collect(value, path, depth - 1, into);
      continue;
    }
    const text = Array.isArray(value) ? listed(value) : scalar(value);
    if (text) into.push({ name: path.slice(0, 200), value: shortened(text, VALUE) });
  }
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
