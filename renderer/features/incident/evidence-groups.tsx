import { useState } from 'react';
import { EVIDENCE_READ } from '#shared/contract/incident-parts.ts';
import type { EvidenceGroup } from '#shared/domain/evidence-entity.ts';
import type { EvidenceKind, Incident } from '#shared/domain/incident.ts';
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
  /** How deep its headings are: below a section of the pane, or alone in a tab. */
  readonly heading: 'h3' | 'h4';
}

/** Evidence by what it is, each thing once however many alerts name it. */
export function EvidenceGroups({ incident, total, most, heading }: EvidenceGroupsProps) {
  const { tenantId, id: incidentId } = incident;
  const [perKind, setPerKind] = useState(most);
  const { value, failure } = useOfIncident(
    'incidents.evidence',
    total === 0 ? null : { tenantId, incidentId, perKind },
  );
  if (total === 0) return <p className="muted">No evidence has been read yet.</p>;
  if (!value) return failure && <p role="alert">{failure.message}</p>;
  return (
    <>
      {value.groups.map((group) => (
        <Group
          key={group.kind}
          group={group}
          tenantId={tenantId}
          heading={heading}
          onMore={() => setPerKind(EVIDENCE_READ)}
        />
      ))}
      {value.total > value.read && (
        <p className="muted">
          Made from the first {value.read.toLocaleString()} of {value.total.toLocaleString()}{' '}
          pieces.
        </p>
      )}
    </>
  );
}

interface GroupProps extends Pick<EvidenceGroupsProps, 'heading'> {
  readonly group: EvidenceGroup;
  readonly tenantId: TenantId;
  readonly onMore: () => void;
}

function Group({ group, tenantId, heading: Heading, onMore }: GroupProps) {
  const { kind, total, malicious, entities } = group;
  return (
    <section className="evidence-group">
      <Heading>
        {NAMES[kind]} {total.toLocaleString()}
        {malicious > 0 && (
          <span className="verdict" data-verdict="malicious">
            {' '}
            {malicious.toLocaleString()} malicious
          </span>
        )}
      </Heading>
      <ul>
        {entities.map((entity) => (
          <li key={entity.key} style={{ paddingInlineStart: `${Math.min(entity.depth, 12)}em` }}>
            {entity.parent !== null && <ParentLine parent={entity.parent} />}
            <EvidencePiece entity={entity} tenantId={tenantId} />
          </li>
        ))}
      </ul>
      {entities.length < total && (
        <button type="button" className="link-button" onClick={onMore}>
          Show {counted(total - entities.length, 'more', 'more')}
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
