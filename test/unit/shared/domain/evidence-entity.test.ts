import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readEvidence } from '#electron/core/graph/evidence.ts';
import {
  EvidenceEntity,
  evidenceEntities,
  evidenceFieldName,
} from '#shared/domain/evidence-entity.ts';
import { EVIDENCE_FORMS } from '#shared/domain/evidence-forms.ts';
import { AlertId } from '#shared/domain/incident.ts';

const alertId = AlertId.parse('a1');
const piece = (type: string, own: Record<string, unknown>, alert = alertId) =>
  readEvidence({ '@odata.type': `#microsoft.graph.security.${type}Evidence`, ...own }, alert, 0);
const process = (processId: number, parentProcessId: number | null, own = {}) =>
  piece('process', {
    mdeDeviceId: 'device-1',
    processId,
    parentProcessId,
    imageFile: { fileName: `p${processId}.exe`, sha256: `${processId}`.padStart(64, '0') },
    ...own,
  });

test('a thing that several alerts name stands once, with the worst verdict and every role', () => {
  const own = { ipAddress: '203.0.113.7', verdict: 'suspicious', roles: ['source'] };
  const [entity, ...more] = evidenceEntities([
    piece('ip', own),
    piece('ip', { ...own, verdict: 'malicious', roles: ['attacker'] }, AlertId.parse('a2')),
    piece('ip', own, AlertId.parse('a2')),
  ]);
  expect(more).toEqual([]);
  expect(entity).toMatchObject({
    label: '203.0.113.7',
    alerts: 2,
    verdict: 'malicious',
    roles: ['source', 'attacker'],
    indicators: [{ value: '203.0.113.7', form: 'address' }],
  });
});

describe('processes', () => {
  const shown = (...pieces: ReturnType<typeof process>[]) =>
    evidenceEntities(pieces).map(({ label, depth, parent }) => [label, depth, parent]);

  test('stand under what started them, whatever order they came in', () => {
    expect(shown(process(3, 2), process(4, 1), process(2, 1), process(1, null))).toEqual([
      ['p1.exe', 0, null],
      ['p4.exe', 1, null],
      ['p2.exe', 1, null],
      ['p3.exe', 2, null],
    ]);
  });

  test('name the parent that is no evidence itself', () => {
    const parentProcessImageFile = { fileName: 'winword.exe' };
    expect(shown(process(7, 5, { parentProcessImageFile }))).toEqual([
      ['p7.exe', 0, 'winword.exe (5)'],
    ]);
  });

  test('of another device are not their parents, and a circle ends', () => {
    expect(shown(process(1, 2), process(2, 1)).map(([label]) => label)).toEqual([
      'p1.exe',
      'p2.exe',
    ]);
    const elsewhere = process(1, null, { mdeDeviceId: 'device-2' });
    expect(shown(process(2, 1), elsewhere).map(([, depth]) => depth)).toEqual([0, 0]);
  });
});

test('names of members read as words', () => {
  expect(evidenceFieldName('fileDetails.sha256')).toBe('SHA256');
  expect(evidenceFieldName('parentProcessImageFile.fileName')).toBe(
    'Parent process image file file name',
  );
  expect(evidenceFieldName('mdeDeviceId')).toBe('Defender device ID');
  expect(evidenceFieldName('__proto__')).not.toBe('');
});

test('a type nobody knows yet is shown with everything it says', () => {
  const [entity] = evidenceEntities([piece('quantumLink', { qubits: 7, peer: { name: 'x' } })]);
  expect(entity).toMatchObject({
    kind: 'other',
    type: 'quantumLinkEvidence',
    facts: [
      { name: 'Qubits', value: '7' },
      { name: 'Peer name', value: 'x' },
    ],
    rest: [],
  });
});

const contract = path.resolve(
  import.meta.dirname,
  '../../../../../shared/graph-contract/openapi.v1.0.json',
);
const Schema = z.object({
  allOf: z.array(z.record(z.string(), z.unknown())).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
});

describe.skipIf(!existsSync(contract))(`the published contract (needs ${contract})`, () => {
  const { components } = existsSync(contract)
    ? JSON.parse(readFileSync(contract, 'utf8'))
    : { components: { schemas: {} } };
  const PREFIX = 'microsoft.graph.security.';
  const propertiesOf = (name: string): Record<string, unknown> => {
    const schema = Schema.parse(components.schemas[name]);
    const parts = schema.allOf ?? [schema];
    return Object.assign({}, ...parts.map((part) => Schema.parse(part).properties ?? {}));
  };
  const Reference = z.object({ $ref: z.string() });
  const refOf = (value: unknown): string | null => {
    const parts = z.object({ anyOf: z.array(z.unknown()) }).safeParse(value);
    for (const part of parts.success ? parts.data.anyOf : [value]) {
      const found = Reference.safeParse(part);
      if (found.success) return found.data.$ref.split('/').at(-1) ?? null;
    }
    return null;
  };
  /** One value in every member, three levels deep. */
  const filled = (name: string, depth: number): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(propertiesOf(name))
        .filter(([member]) => !member.startsWith('@'))
        .map(([member, value]) => {
          const ref = refOf(value);
          const isObject = ref !== null && Object.keys(propertiesOf(ref)).length > 0;
          if (isObject) return [member, depth > 1 ? filled(ref, depth - 1) : {}];
          return [member, `value of ${member}`];
        }),
    );
  const types = Object.keys(components.schemas)
    .filter((name) => name.startsWith(PREFIX) && name.endsWith('Evidence'))
    .map((name) => name.slice(PREFIX.length))
    .filter((name) => name !== 'alertEvidence');

  test('is all there', () => {
    expect(types.length).toBeGreaterThan(45);
  });

  test.each(types)('%s has a kind, a name, and its own facts', (type) => {
    const form = EVIDENCE_FORMS.get(type.replace(/Evidence$/, ''));
    const own = filled(`${PREFIX}${type}`, 3);
    const from = { '@odata.type': `#${PREFIX}${type}`, ...own };
    const [entity] = evidenceEntities([readEvidence(from, alertId, 0)]);
    expect(EvidenceEntity.parse(entity)).toEqual(entity);
    expect(entity?.label).toMatch(/^value of /);
    expect(entity?.facts.length).toBe(form?.facts.length);
  });
});
