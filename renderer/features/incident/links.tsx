import { useEffect, useState } from 'react';
import { appLinkText } from '#shared/domain/app-link.ts';
import type { Output } from '#shared/contract/contract.ts';
import type { Incident } from '#shared/domain/incident.ts';
import type { ActionId } from '#shared/domain/keys/action.ts';
import type { LinkTarget } from '#shared/domain/links.ts';
import { useApi, useCommand } from '../../api.tsx';
import { Keys } from '../../ui/shortcuts.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';

/** Places to go from here; each address carries the tenant, and is shown before it is opened. */
export function Links({ incident }: { readonly incident: Incident }) {
  const run = useCommand();
  const { tenantId, id: incidentId } = incident;
  const { training } = usePreview({ kind: 'defender-home', tenantId });
  const targets: readonly (readonly [string, LinkTarget, ActionId?])[] = [
    ['Open in Defender', { kind: 'incident', tenantId, incidentId }, 'portal'],
    ['Advanced hunting', { kind: 'hunting', tenantId }],
    ['Defender of this tenant', { kind: 'defender-home', tenantId }],
    ['My Access', { kind: 'my-access', tenantId }],
    ['Entra', { kind: 'entra', tenantId }],
  ];
  return (
    <>
      {training && <p className="muted">Training range: a portal opens, but leads nowhere.</p>}
      <ul className="links">
        {targets.map(([name, target, action]) => (
          <LinkLine key={target.kind} name={name} target={target} action={action} />
        ))}
        <li>
          <span className="muted">For a colleague’s Tidewatch</span>
          <button
            type="button"
            className="quiet-button"
            aria-label="Copy link: this incident in Tidewatch"
            onClick={() => {
              const text = appLinkText({ kind: 'incident', tenantId, incidentId });
              void run('app.copyText', { text }, 'The link is copied.');
            }}
          >
            Copy link
          </button>
        </li>
      </ul>
    </>
  );
}

interface LinkLineProps {
  readonly name: string;
  readonly target: LinkTarget;
  /** The action that does the same, for its keys. */
  readonly action?: ActionId | undefined;
}

/** One place to go, with the way to copy its address. */
export function LinkLine({ name, target, action }: LinkLineProps) {
  const run = useCommand();
  const { url, breadcrumb } = usePreview(target);
  return (
    <li>
      <button
        type="button"
        className="link-button"
        title={url ?? undefined}
        disabled={url === null}
        onClick={() => void run('links.open', { target })}
      >
        {name} {action && <Keys of={action} />}
      </button>
      <button
        type="button"
        className="quiet-button"
        aria-label={`Copy link: ${name}`}
        disabled={url === null}
        onClick={() => void run('links.copy', { target }, 'The link is copied.')}
      >
        Copy link
      </button>
      {breadcrumb !== null && (
        <span className="muted">
          <StrangerLine text={breadcrumb} />
        </span>
      )}
    </li>
  );
}

/** The address a target has now. Until core answered, the link can be pressed: core decides anyway. */
function usePreview(target: LinkTarget) {
  const api = useApi();
  const [preview, setPreview] = useState<Output<'links.preview'>>({
    url: '',
    breadcrumb: null,
    training: false,
  });
  const wanted = JSON.stringify(target);
  useEffect(() => {
    let current = true;
    void api.query('links.preview', { target }).then((result) => {
      if (current && result.ok) setPreview(result.value);
    });
    return () => {
      current = false;
    };
    // `wanted` stands for `target`, which is another object each time.
  }, [api, wanted]);
  return preview;
}
