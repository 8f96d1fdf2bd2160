import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { renderAlert } from '#electron/range/world/render-alert.ts';
import { makeWorld } from '#electron/range/world/world.ts';

const CONTRACT = resolve('../shared/graph-contract/openapi.v1.0.json');
const there = existsSync(CONTRACT);
if (!there) process.stderr.write(`Skipped: the published contract is not at ${CONTRACT}.\n`);

const Piece = z.looseObject({
  '@odata.type': z.string(),
  roles: z.array(z.string()),
  verdict: z.string(),
  remediationStatus: z.string(),
});
type Piece = z.infer<typeof Piece>;

/** Evidence of the newest alerts of every tenant of the reference world, alert by alert. */
function alerts(most = 400): Piece[][] {
  const epochMs = Date.UTC(2026, 5, 1, 8);
  const world = makeWorld({ tenants: 150, incidents: 45_000, seed: 7, epochMs });
  return world.tenants.flatMap((tenant) => {
    const inside = world.inside(tenant);
    return Array.from({ length: Math.min(most, inside.table.size) }, (_, row) =>
      z.array(Piece).parse(renderAlert(inside, { row, part: 0 }, false)['evidence']),
    );
  });
}

const Schema = z.looseObject({
  enum: z.array(z.string()).optional(),
  discriminator: z.looseObject({ mapping: z.record(z.string(), z.string()) }).optional(),
});
const Contract = z.looseObject({
  components: z.looseObject({ schemas: z.record(z.string(), Schema) }),
});

function published(name: string): z.infer<typeof Schema> {
  const { components } = Contract.parse(JSON.parse(readFileSync(CONTRACT, 'utf8')));
  return components.schemas[`microsoft.graph.security.${name}`] ?? {};
}

test.skipIf(!there)(
  'every published type of evidence occurs, with every role, verdict and state of remediation',
  () => {
    const pieces = alerts().flat();
    const members = (name: string) =>
      published(name).enum?.filter((word) => word !== 'unknownFutureValue') ?? [];
    const seen = {
      types: new Set(pieces.map((one) => one['@odata.type'])),
      roles: new Set(pieces.flatMap(({ roles }) => roles)),
      verdicts: new Set(pieces.map(({ verdict }) => verdict)),
      remediation: new Set(pieces.map(({ remediationStatus }) => remediationStatus)),
    };

    expect([...seen.types]).toEqual(
      expect.arrayContaining(Object.keys(published('alertEvidence').discriminator?.mapping ?? {})),
    );
    expect(seen.types.size).toBeGreaterThan(40);
    expect([...seen.roles]).toEqual(expect.arrayContaining(members('evidenceRole')));
    expect([...seen.verdicts]).toEqual(expect.arrayContaining(members('evidenceVerdict')));
    expect([...seen.remediation]).toEqual(
      expect.arrayContaining(members('evidenceRemediationStatus')),
    );
  },
);

test('processes of an alert form a tree: each but the first has its parent among them', () => {
  const trees = alerts(60)
    .map((pieces) =>
      pieces.filter((one) => one['@odata.type'] === '#microsoft.graph.security.processEvidence'),
    )
    .filter((processes) => processes.length > 1);

  expect(trees.length).toBeGreaterThan(50);
  for (const processes of trees) {
    const ids = processes.map((process) => process['processId']);
    for (const [place, process] of processes.entries()) {
      if (place === 0) continue;
      expect(ids.slice(0, place)).toContain(process['parentProcessId']);
      expect(process['parentProcessImageFile']).not.toBeNull();
    }
  }
});
