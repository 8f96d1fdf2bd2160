import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { FoundView } from '#shared/contract/views.ts';
import { isBuiltIn, type View, type ViewId } from '#shared/domain/views/view.ts';
import { useApi } from '../../../api.tsx';
import type { Result } from '#shared/errors.ts';
import { PlainDialog } from '../../../ui/plain-dialog.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import { counted } from '../../../ui/words.ts';
import { ImportViews } from './import-views.tsx';
import { ManagedView } from './managed-view.tsx';
import { Refusal } from './refusal.tsx';
import { useViews } from './views-context.ts';

/** Rename, order, delete, pass on and take in views. */
export function ManageViews({ onClose }: { readonly onClose: () => void }) {
  const api = useApi();
  const views = useViews((state) => state.views);
  const [chosen, setChosen] = useState<ReadonlySet<ViewId>>(new Set());
  const [found, setFound] = useState<readonly FoundView[] | null>(null);
  const [removed, setRemoved] = useState<View | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const own = views.filter(({ id }) => !isBuiltIn(id));
  const exported = own.filter(({ id }) => chosen.size === 0 || chosen.has(id));

  /** Says what became of it beside the list: the line at the foot of the window is out of reach here. */
  const settle = <T,>(result: Result<T>, done: (value: T) => string | null) => {
    setRefusal(
      result.ok ? null : [result.failure.message, result.failure.remedy].filter(Boolean).join(' '),
    );
    setSaid(result.ok ? done(result.value) : null);
    return result.ok;
  };
  const move = async (from: number, step: -1 | 1) => {
    const ids = views.map(({ id }) => id);
    const [id] = ids.splice(from, 1);
    if (id === undefined) return;
    ids.splice(from + step, 0, id);
    settle(await api.command('views.order', { ids }), () => null);
  };
  const remove = async (view: View) => {
    if (settle(await api.command('views.remove', { id: view.id }), () => null)) setRemoved(view);
  };
  const undo = async () => {
    if (!removed) return;
    const back = await api.command('views.restore', { id: removed.id });
    if (settle(back, () => `“${removed.name}” is back.`)) setRemoved(null);
  };
  const exportThem = async () => {
    const ids = exported.map(({ id }) => id);
    settle(await api.command('views.export', { ids }), ({ saved }) =>
      saved ? `${counted(ids.length, 'view')} exported.` : null,
    );
  };
  const read = async () => {
    const file = await api.command('views.readFile', {});
    settle(file, () => null);
    if (file.ok && file.value) setFound(file.value);
  };

  if (found) {
    return (
      <ImportViews
        found={found}
        onClose={(count) => {
          setFound(null);
          if (count !== null) setSaid(`${counted(count, 'view')} imported.`);
        }}
      />
    );
  }
  return (
    <PlainDialog
      title="Manage views"
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => void read()}>Import…</Button>
          <Button disabled={exported.length === 0} onClick={() => void exportThem()}>
            Export {chosen.size === 0 ? 'all of mine' : counted(exported.length, 'view')}…
          </Button>
        </>
      }
    >
      <ul className="view-table" aria-label="Views">
        {views.map((view, place) => (
          <ManagedView
            key={view.id}
            view={view}
            first={place === 0}
            last={place === views.length - 1}
            chosen={chosen.has(view.id)}
            onChoose={(wanted) => {
              const next = new Set(chosen);
              if (wanted) next.add(view.id);
              else next.delete(view.id);
              setChosen(next);
            }}
            onRename={async (name) =>
              settle(await api.command('views.change', { id: view.id, name }), () => null)
            }
            onMove={(step) => void move(place, step)}
            onRemove={() => void remove(view)}
          />
        ))}
      </ul>
      <div role="status">
        {removed && (
          <p>
            <StrangerLine text={`“${removed.name}” was deleted.`} />{' '}
            <Button size="small" onClick={() => void undo()}>
              Undo
            </Button>
          </p>
        )}
        {said !== null && (
          <p>
            <StrangerLine text={said} />
          </p>
        )}
      </div>
      <Refusal text={refusal} />
    </PlainDialog>
  );
}
