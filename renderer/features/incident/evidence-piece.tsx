import { useEffect, useRef, useState } from 'react';
import { defanged } from '#shared/domain/defang.ts';
import type { EvidenceEntity } from '#shared/domain/evidence-entity.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { word } from '#shared/domain/words.ts';
import { useCommand } from '../../api.tsx';
import { Fold } from '../../ui/fold.tsx';
import { useOffer } from '../../ui/offers.tsx';
import { useTitle } from '../../ui/shortcuts.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { counted } from '../../ui/words.ts';
import { useIncident } from './incident-context.ts';

const LONGEST_COPY = 20_000;
const SEEN = new Set(['none', 'unknown']);

type Indicator = EvidenceEntity['indicators'][number];

/** Copies as something nobody can open by mistake, unless the exact text is asked for. */
function useCopy() {
  const run = useCommand();
  return ({ value, form }: Indicator, exact: boolean) => {
    const text = exact ? value : defanged(value, form);
    const done = text === value ? 'Copied.' : 'Copied, defanged.';
    void run(
      'app.copyText',
      { text: text.slice(0, LONGEST_COPY) },
      exact ? 'Copied as it is.' : done,
    );
  };
}

interface EvidencePieceProps {
  readonly entity: EvidenceEntity;
  readonly tenantId: TenantId;
}

/** One thing: what it is called, the verdict, and unfolded everything the service told of it. */
export function EvidencePiece({ entity, tenantId }: EvidencePieceProps) {
  const copy = useCopy();
  const { label, verdict, remediationStatus, alerts, roles } = entity;
  const [first] = entity.indicators;
  // Its keys are answered by the one whose line has the focus.
  const [held, setHeld] = useState(false);
  const offer = { when: held, whyNot: () => (first ? null : 'It has nothing to copy.') };
  useOffer('copy-indicator', () => first && copy(first, false), offer);
  useOffer('copy-exact', () => first && copy(first, true), offer);
  const isHit = useIncident((state) => state.hit === label);
  const piece = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isHit) return;
    piece.current?.querySelector('summary')?.focus({ preventScroll: true });
    piece.current?.scrollIntoView({ block: 'center' });
  }, [isHit]);
  return (
    <div
      ref={piece}
      className="evidence-piece"
      data-hit={isHit}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Fold
        summary={
          <>
            <span className="evidence-label">
              <StrangerLine text={label} longest={200} />
            </span>
            {isHit && <strong className="evidence-note">Found</strong>}
            {roles.length > 0 && (
              <span className="evidence-note">
                <StrangerLine text={roles.map(word).join(', ')} longest={60} />
              </span>
            )}
            {alerts > 1 && <span className="evidence-note">{counted(alerts, 'alert')}</span>}
            {remediationStatus !== null && !SEEN.has(remediationStatus) && (
              <span className="evidence-note">
                <StrangerLine text={word(remediationStatus)} longest={40} />
              </span>
            )}
            {verdict !== null && (
              <span className="verdict" data-verdict={verdict}>
                <StrangerLine text={word(verdict)} longest={40} />
              </span>
            )}
          </>
        }
      >
        {() => <Details entity={entity} tenantId={tenantId} onCopy={copy} />}
      </Fold>
    </div>
  );
}

interface DetailsProps extends EvidencePieceProps {
  readonly onCopy: (indicator: Indicator, exact: boolean) => void;
}

function Details({ entity, tenantId, onCopy }: DetailsProps) {
  const { type, detail, verdict, remediationStatus, roles, facts, rest } = entity;
  const own = [
    { name: 'Type', value: type === '' ? null : word(type.replace(/Evidence$/, '')) },
    { name: 'Role', value: roles.map(word).join(', ') },
    { name: 'Verdict', value: verdict && word(verdict) },
    { name: 'Remediation', value: remediationStatus && word(remediationStatus) },
  ].flatMap(({ name, value }) => (value ? [{ name, value }] : []));
  return (
    <div>
      {detail !== null && (
        <p className="evidence-detail">
          <StrangerLine text={detail} longest={1000} />
        </p>
      )}
      <FactList facts={[...own, ...facts]} />
      {rest.length > 0 && (
        <Fold summary={`Everything else ${rest.length.toLocaleString()}`}>
          {() => <FactList facts={rest} />}
        </Fold>
      )}
      <Indicators indicators={entity.indicators} onCopy={onCopy} />
      <PortalLinks entity={entity} tenantId={tenantId} />
    </div>
  );
}

function FactList({ facts }: { readonly facts: EvidenceEntity['facts'] }) {
  return (
    <dl className="facts">
      {facts.map(({ name, value }, place) => (
        // A hostile answer may say the same member twice.
        <div key={`${place} ${name}`}>
          <dt>
            <StrangerLine text={name} longest={60} />
          </dt>
          <dd>
            <StrangerLine text={value} longest={1000} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface IndicatorsProps {
  readonly indicators: readonly Indicator[];
  readonly onCopy: DetailsProps['onCopy'];
}

function Indicators({ indicators, onCopy }: IndicatorsProps) {
  const title = useTitle();
  return (
    <ul className="indicators">
      {indicators.map((indicator) => {
        const { name, value, form } = indicator;
        const safe = defanged(value, form);
        return (
          <li key={value}>
            <button
              type="button"
              className="quiet-button"
              aria-label={`Copy ${name}${safe === value ? '' : ', defanged'}`}
              title={title('Copy', 'copy-indicator')}
              onClick={() => onCopy(indicator, false)}
            >
              Copy
            </button>
            {safe !== value && (
              <button
                type="button"
                className="quiet-button"
                aria-label={`Copy ${name} exactly as it is`}
                title={title('Copy exactly as it is', 'copy-exact')}
                onClick={() => onCopy(indicator, true)}
              >
                Exact
              </button>
            )}
            <span className="muted">{name}</span>
            <span className="evidence-label">
              <StrangerLine text={safe} longest={200} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function PortalLinks({ entity, tenantId }: EvidencePieceProps) {
  const run = useCommand();
  const { deviceId, userObjectId, userPrincipalName } = entity;
  const open = (target: Parameters<typeof run<'links.open'>>[1]['target']) =>
    void run('links.open', { target });
  if (deviceId === null && userObjectId === null) return null;
  return (
    <span className="evidence-links">
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
            open({ kind: 'user', tenantId, objectId: userObjectId, upn: userPrincipalName })
          }
        >
          Open the user
        </button>
      )}
    </span>
  );
}
