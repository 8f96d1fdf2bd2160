import { type Alert, AlertId, type Evidence, type IncidentId } from '#shared/domain/incident.ts';
import { readEvidence } from './evidence.ts';
import {
  idOf,
  type Members,
  membersOf,
  momentOf,
  textOf,
  titleOf,
  textsOf,
  wordOf,
} from './lenient.ts';

/** An alert of an answer and its evidence. */
export interface ReadAlert {
  readonly alert: Alert;
  readonly evidence: readonly Evidence[];
}

const LINE = 4_000;
const TEXT = 200_000;

/** Reads `microsoft.graph.security.alert` leniently; null when it has no usable id. */
export function readAlert(from: Members, incidentId: IncidentId): ReadAlert | null {
  const id = AlertId.safeParse(idOf(from, 'id'));
  if (!id.success) return null;
  const alert: Alert = {
    id: id.data,
    incidentId,
    title: titleOf(from, 'title', LINE),
    severity: wordOf(from, 'severity') ?? 'unknown',
    status: wordOf(from, 'status') ?? 'unknown',
    detectionSource: wordOf(from, 'detectionSource'),
    serviceSource: wordOf(from, 'serviceSource'),
    category: textOf(from, 'category', LINE),
    mitreTechniques: textsOf(from, 'mitreTechniques', 100, 200),
    createdAt: momentOf(from, 'createdDateTime'),
    updatedAt: momentOf(from, 'lastUpdateDateTime'),
    firstActivityAt: momentOf(from, 'firstActivityDateTime'),
    lastActivityAt: momentOf(from, 'lastActivityDateTime'),
    assignedTo: textOf(from, 'assignedTo', LINE),
    classification: wordOf(from, 'classification'),
    determination: wordOf(from, 'determination'),
    description: textOf(from, 'description', TEXT),
    recommendedActions: textOf(from, 'recommendedActions', TEXT),
    webUrl: textOf(from, 'alertWebUrl', LINE),
  };
  const evidence = membersOf(from, 'evidence').map((item, ordinal) =>
    readEvidence(item, alert.id, ordinal),
  );
  return { alert, evidence };
}
