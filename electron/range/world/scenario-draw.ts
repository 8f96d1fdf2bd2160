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

/** What few customers have: drawn again in most cases. */
const SELDOM = new Set([
  'microsoftDefenderForCloud',
  'microsoftSentinel',
  'microsoftSecurityForAI',
  'microsoftInsiderRiskManagement',
]);

/** A scenario that can have this severity. */
export function drawScenario(draws: Draws, severity: Severity): Scenario {
  const possible = BY_SEVERITY.get(severity) ?? ALL;
  const first = draws.pick(possible);
  return SELDOM.has(first.service) && draws.chance(0.6) ? draws.pick(possible) : first;
}
