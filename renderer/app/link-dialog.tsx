import { Button } from '@fluentui/react-components';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { AppLink } from '#shared/domain/app-link.ts';
import type { BoardRow } from '#shared/domain/board.ts';
import { parseBoardQuery } from '#shared/domain/query/parse.ts';
import { ownViewOf } from '#shared/domain/views/own-view.ts';
import { useApi } from '../api.tsx';
import { TenantMark } from '../ui/marks.tsx';
import { PlainDialog } from '../ui/plain-dialog.tsx';
import { StrangerLine } from '../ui/stranger-text.tsx';
import { goToPlace } from './follow-place.ts';
import { showLook, showView } from './show-view.ts';
import type { Stores } from './stores.ts';

type IncidentLink = Extract<AppLink, { kind: 'incident' }>;
type ViewLink = Extract<AppLink, { kind: 'view' }>;

/** A link came from outside: says what it would show, and shows it only when the person says so. */
export function LinkDialog({ stores, link }: { readonly stores: Stores; readonly link: AppLink }) {
  const close = () => stores.view.getState().askLink(null);
  return link.kind === 'incident' ? (
    <IncidentLinkDialog stores={stores} link={link} onClose={close} />
  ) : (
    <ViewLinkDialog stores={stores} link={link} onClose={close} />
  );
}

interface PartProps<Link> {
  readonly stores: Stores;
  readonly link: Link;
  readonly onClose: () => void;
}

function IncidentLinkDialog({ stores, link, onClose }: PartProps<IncidentLink>) {
  const api = useApi();
  const tenant = useStore(stores.tenants, (state) => state.byId.get(link.tenantId));
  const [row, setRow] = useState<BoardRow | null>(null);
  const { tenantId, incidentId } = link;
  useEffect(() => {
    let current = true;
    void api.query('board.rows', { keys: [{ tenantId, incidentId }] }).then((result) => {
      if (current && result.ok) setRow(result.value[0] ?? null);
    });
    return () => {
      current = false;
    };
  }, [api, tenantId, incidentId]);
  const show = () => {
    onClose();
    goToPlace(stores, { kind: 'incident', tenantId, incidentId });
  };
  return (
    <Asked onClose={onClose} onShow={tenant ? show : null}>
      <p>
        Incident <StrangerLine text={incidentId} longest={128} />
        {tenant && (
          <>
            {' of '}
            <TenantMark name={tenant.name} colour={tenant.colour} />
          </>
        )}
      </p>
      {row && (
        <p>
          <StrangerLine text={row.title} longest={300} />
        </p>
      )}
      {!tenant && (
        <p role="alert">
          Its tenant (<StrangerLine text={tenantId} />) is not among yours, so nothing can be shown.
        </p>
      )}
    </Asked>
  );
}

function ViewLinkDialog({ stores, link, onClose }: PartProps<ViewLink>) {
  const tenants = useStore(stores.tenants, (state) => state.tenants);
  const views = useStore(stores.views, (state) => state.views);
  const { look, problems } = useMemo(() => {
    const { sort, columns, density, group, layout } = link;
    const { filter, problems } = parseBoardQuery(link.line, tenants ?? []);
    return { look: { filter, sort, columns, density, group, layout }, problems };
  }, [link, tenants]);
  const [problem] = problems;
  const own = useMemo(
    () => (problem ? null : ownViewOf(views, { look, name: link.name }, tenants ?? [])),
    [problem, views, look, link.name, tenants],
  );
  const show = () => {
    onClose();
    if (own) return showView(stores, own);
    stores.views.getState().choose(null);
    showLook(stores, look);
  };
  return (
    <Asked onClose={onClose} onShow={problem ? null : show}>
      <p>
        {link.name === null ? 'A search of the board' : 'The view '}
        {link.name !== null && <StrangerLine text={`“${link.name}”`} longest={90} />}
      </p>
      <p>
        {link.line === '' ? (
          'Everything open'
        ) : (
          <code>
            <StrangerLine text={link.line} longest={1000} />
          </code>
        )}
      </p>
      {own && (
        <p>
          You have it already: your view <StrangerLine text={`“${own.name}”`} longest={90} /> is
          shown.
        </p>
      )}
      {problem && (
        <p role="alert">
          It cannot be shown: <StrangerLine text={problem.message} />
        </p>
      )}
    </Asked>
  );
}

interface AskedProps {
  readonly children: ReactNode;
  readonly onClose: () => void;
  /** Null: it cannot be shown. */
  readonly onShow: (() => void) | null;
}

function Asked({ children, onClose, onShow }: AskedProps) {
  return (
    <PlainDialog
      title="A link wants to show something"
      kind="alert"
      closeName={onShow ? 'Not now' : 'Close'}
      onClose={onClose}
      actions={
        onShow && (
          <Button appearance="primary" onClick={onShow}>
            Show
          </Button>
        )
      }
    >
      {children}
    </PlainDialog>
  );
}
