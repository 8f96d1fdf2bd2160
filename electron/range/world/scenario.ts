import type { Severity } from './incident-words.ts';

/** A kind of trouble: what the portal would call it and what it is made of. */
export interface Scenario {
  /** Title of the incident; `{device}`, `{user}` and `{file}` are filled in. */
  readonly title: string;
  /** Titles of its alerts, first the one that began it. */
  readonly alerts: readonly string[];
  /** `serviceSource` and `detectionSource` as the contract spells them. */
  readonly service: string;
  readonly detection: string;
  readonly product: string;
  readonly category: string;
  readonly techniques: readonly string[];
  /** Evidence an alert of this kind holds, repeated as needed. */
  readonly evidence: readonly string[];
  readonly severities: readonly Severity[];
}
