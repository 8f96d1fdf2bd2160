import { type Evidence, EvidenceKind } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { useCommand } from '../../api.tsx';
import { Fold } from '../../ui/fold.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { word } from '../../ui/words.ts';

interface EvidenceGroupsProps {
  readonly evidence: readonly Evidence[];
  readonly total: number;
  readonly tenantId: TenantId;
}

/** Evidence by kind, each piece once however many alerts name it. */
export function EvidenceGroups({ evidence, total, tenantId }: EvidenceGroupsProps) {
  const groups = Map.groupBy(evidence, ({ kind }) => kind);
  if (total === 0) return <p className="muted">No evidence has been read yet.</p>;
  return (
    <>
      {EvidenceKind.options.map((kind) => {
        const pieces = groups.get(kind);
        return pieces ? <Group key={kind} kind={kind} pieces={pieces} tenantId={tenantId} /> : null;
      })}
      {total > evidence.length && (
        <p className="muted">
          The first {evidence.length.toLocaleString()} of {total.toLocaleString()} are shown.
        </p>
      )}
    </>
  );
}

interface GroupProps {
  readonly kind: EvidenceKind;
  readonly pieces: readonly Evidence[];
  readonly tenantId: TenantId;
}

function Group({ kind, pieces, tenantId }: GroupProps) {
  return (
    <section className="evidence-group">
      <h4>
        {word(kind)} {pieces.length.toLocaleString()}
      </h4>
      <ul>
        {pieces.map((piece) => (
          <li key={`${piece.alertId} ${piece.ordinal}`}>
            <Piece piece={piece} tenantId={tenantId} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Piece({ piece, tenantId }: { readonly piece: Evidence; readonly tenantId: TenantId }) {
  const run = useCommand();
  const { label, detail, verdict, remediationStatus, roles, fields, deviceId, userObjectId } =
    piece;
  const open = (target: Parameters<typeof run<'links.open'>>[1]['target']) =>
    void run('links.open', { target });
  return (
    <Fold
      summary={
        <>
          <span className="evidence-label">
            <StrangerLine text={label} longest={200} />
          </span>
          {verdict !== null && (
            <span className="verdict" data-verdict={verdict}>
              {word(verdict)}
            </span>
          )}
        </>
      }
    >
      {() => (
        <div>
          {detail !== null && (
            <p className="evidence-detail">
              <StrangerLine text={detail} longest={1000} />
            </p>
          )}
          <dl className="facts">
            {remediationStatus !== null && (
              <div>
                <dt>Remediation</dt>
                <dd>{word(remediationStatus)}</dd>
              </div>
            )}
            {roles.length > 0 && (
              <div>
                <dt>Role</dt>
                <dd>
                  <StrangerLine text={roles.map(word).join(', ')} />
                </dd>
              </div>
            )}
            {fields.map(({ name, value }) => (
              <div key={name}>
                <dt>
                  <StrangerLine text={name} longest={60} />
                </dt>
                <dd>
                  <StrangerLine text={value} longest={1000} />
                </dd>
              </div>
            ))}
          </dl>
          <span className="evidence-links">
            <button
              type="button"
              className="link-button"
              onClick={() => void run('app.copyText', { text: label.slice(0, 20_000) }, 'Copied.')}
            >
              Copy
            </button>
            {deviceId !== null && (
              <button
                type="button"
                className="link-button"
                onClick={() => open({ kind: 'device', tenantId, deviceId })}
              >
                Open the device
              </button>
            )}
            {userObjectId !== null && (
              <button
                type="button"
                className="link-button"
                onClick={() =>
                  open({
                    kind: 'user',
                    tenantId,
                    objectId: userObjectId,
                    upn: piece.userPrincipalName,
                  })
                }
              >
                Open the user
              </button>
            )}
          </span>
        </div>
      )}
    </Fold>
  );
}
