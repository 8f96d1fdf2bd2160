import { useState } from 'react';
import type { EvidenceEntity } from '#shared/domain/evidence-entity.ts';
import { EvidenceKind, type Incident } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { counted } from '../../ui/words.ts';
import { EvidencePiece } from './evidence-piece.tsx';
import { useOfIncident } from './use-of-incident.ts';

const NAMES: Readonly<Record<EvidenceKind, string>> = {
  device: 'Devices',
  user: 'Users',
  mailbox: 'Mailboxes',
  file: 'Files',
  process: 'Processes',
  ip: 'IP addresses',
  url: 'URLs and domains',
  email: 'Messages',
  registry: 'Registry',
  cloud: 'Cloud resources',
  application: 'Applications',
  group: 'Groups',
  other: 'Other',
};

interface EvidenceGroupsProps {
  readonly incident: Incident;
  readonly total: number;
  /** Things of one kind that are drawn before more are asked for. */
  readonly most: number;
}

/** Evidence by what it is, each thing once however many alerts name it. */
export function EvidenceGroups({ incident, total, most }: EvidenceGroupsProps) {
  const { tenantId, id: incidentId } = incident;
  const { value } = useOfIncident(
    'incidents.evidence',
    total === 0 ? null : { tenantId, incidentId },
  );
  if (total === 0) return <p className="muted">No evidence has been read yet.</p>;
  if (!value) return null;
  const groups = Map.groupBy(value.entities, ({ kind }) => kind);
  return (
    <>
      {EvidenceKind.options.map((kind) => {
        const entities = groups.get(kind);
        return (
          entities && (
            <Group key={kind} kind={kind} entities={entities} most={most} tenantId={tenantId} />
          )
        );
      })}
      {value.total > value.read && (
        <p className="muted">
          Made from the first {value.read.toLocaleString()} of {value.total.toLocaleString()}{' '}
          pieces.
        </p>
      )}
    </>
  );
}

interface GroupProps {
  readonly kind: EvidenceKind;
  readonly entities: readonly EvidenceEntity[];
  readonly most: number;
  readonly tenantId: TenantId;
}

function Group({ kind, entities, most, tenantId }: GroupProps) {
  const [all, setAll] = useState(false);
  const malicious = entities.filter(({ verdict }) => verdict === 'malicious').length;
  const shown = all ? entities : entities.slice(0, most);
  return (
    <section className="evidence-group">
      <h4>
        {NAMES[kind]} {entities.length.toLocaleString()}
        {malicious > 0 && (
          <span className="verdict" data-verdict="malicious">
            {' '}
            {malicious.toLocaleString()} malicious
          </span>
        )}
      </h4>
      <ul>
        {shown.map((entity) => (
          <li key={entity.key} style={{ paddingInlineStart: `${Math.min(entity.depth, 12)}em` }}>
            {entity.parent !== null && <ParentLine parent={entity.parent} />}
            <EvidencePiece entity={entity} tenantId={tenantId} />
          </li>
        ))}
      </ul>
      {shown.length < entities.length && (
        <button type="button" className="link-button" onClick={() => setAll(true)}>
          Show {counted(entities.length - shown.length, 'more', 'more')}
        </button>
      )}
    </section>
  );
}

/** What started a process and is no evidence itself. */
function ParentLine({ parent }: { readonly parent: string }) {
  return (
    <p className="muted evidence-parent">
      started by <StrangerLine text={parent} longest={200} />
    </p>
  );
}
