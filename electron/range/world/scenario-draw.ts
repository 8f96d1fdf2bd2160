import type { Severity } from './incident-words.ts';
import type { Draws } from './random.ts';
import type { Scenario } from './scenario.ts';
import { CLOUD_SCENARIOS } from './scenarios-cloud.ts';
import { ENDPOINT_SCENARIOS } from './scenarios-endpoint.ts';

const ALL = [...ENDPOINT_SCENARIOS, ...CLOUD_SCENARIOS];

const BY_SEVERITY = new Map<Severity, readonly Scenario[]>(
  (['high', 'medium', 'low', 'informational'] as const).map((severity) => [
    severity,
    ALL.filter(({ severities }) => severities.includes(severity)),
  ]),
);

/** A scenario that can have this severity. */
export function drawScenario(draws: Draws, severity: Severity): Scenario {
  return draws.pick(BY_SEVERITY.get(severity) ?? ALL);
}
