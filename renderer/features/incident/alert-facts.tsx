import type { Alert } from '#shared/domain/incident.ts';
import { techniqueName } from '#shared/domain/mitre.ts';
import { word } from '#shared/domain/words.ts';
import { StrangerBlock, StrangerLine } from '../../ui/stranger-text.tsx';

function worded(value: string | null): string | null {
  return value === null ? null : word(value);
}

function technique(id: string): string {
  const name = techniqueName(id);
  return name === null ? id : `${id} ${name}`;
}

/** Verdict of the people who looked, in words; null while nobody did. */
export function alertVerdict({
  classification,
  determination,
}: Pick<Alert, 'classification' | 'determination'>): string | null {
  const parts = [worded(classification), worded(determination)].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' · ');
}

/** Everything about one alert but its title. */
export function AlertFacts({ alert }: { readonly alert: Alert }) {
  const lines = [
    ['Status', word(alert.status)],
    ['Verdict', alertVerdict(alert)],
    ['Category', alert.category],
    ['Techniques', alert.mitreTechniques.map(technique).join(', ')],
    ['Found by', worded(alert.detectionSource)],
    ['Service', worded(alert.serviceSource)],
    ['Assigned to', alert.assignedTo],
  ] as const;
  return (
    <>
      <dl className="facts">
        {lines.map(([name, value]) =>
          value === null || value === '' ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <StrangerLine text={value} longest={1000} />
              </dd>
            </div>
          ),
        )}
      </dl>
      {alert.description !== null && <StrangerBlock text={alert.description} longest={4000} />}
      {alert.recommendedActions !== null && (
        <>
          <h4>Recommended actions</h4>
          <StrangerBlock text={alert.recommendedActions} longest={4000} />
        </>
      )}
    </>
  );
}
