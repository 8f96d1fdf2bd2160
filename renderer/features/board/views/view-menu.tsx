import { ended } from '#shared/domain/words.ts';
import { Bookmark16Regular } from '@fluentui/react-icons/svg/bookmark';
import { useEffect, useState } from 'react';
import type { Density } from '#shared/domain/arrangement.ts';
import { appLinkText } from '#shared/domain/app-link.ts';
import type { QueryTenant } from '#shared/domain/query/fields.ts';
import { formatBoardQuery } from '#shared/domain/query/format.ts';
import { visibleLine } from '#shared/text.ts';
import { isBuiltIn, type View } from '#shared/domain/views/view.ts';
import { useCommand } from '../../../api.tsx';
import { MenuButton, type MenuItem } from '../../../ui/menu-button.tsx';
import { useOffer } from '../../../ui/offers.tsx';
import { useTitle } from '../../../ui/shortcuts.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import { ManageViews } from './manage-views.tsx';
import { SaveView } from './save-view.tsx';
import { useActiveView, usePresent } from './use-present.ts';
import { changedWords } from './view-list.tsx';
import { useViews } from './views-context.ts';

const NUMBERED = 9;

interface ViewMenuProps {
  readonly tenants: readonly QueryTenant[];
  readonly density: Density;
  readonly onView: (view: View) => void;
}

/** Which view the board shows, and all that can be done with views. */
export function ViewMenu({ tenants, density, onView }: ViewMenuProps) {
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState<'save' | 'manage' | null>(null);
  const run = useCommand();
  const title = useTitle();
  const views = useViews((state) => state.views);
  const counts = useViews((state) => state.counts);
  const watch = useViews((state) => state.watchCounts);
  const choose = useViews((state) => state.choose);
  const present = usePresent(density);
  const active = useActiveView(density);
  useEffect(() => (open ? watch() : undefined), [open, watch]);
  useOffer('views', () => setOpen(true));
  useOffer('save-view', () => setAsking('save'));
  useOffer('manage-views', () => setAsking('manage'));

  const copyLink = () => {
    const { filter, ...rest } = present;
    const line = formatBoardQuery(filter, tenants);
    const name = active && active.differences.length === 0 ? active.view.name : null;
    const text = appLinkText({ kind: 'view', ...rest, name, line });
    void run('app.copyText', { text }, 'The link is copied.');
  };
  useOffer('copy-view-link', copyLink);

  const isChanged = active !== null && active.differences.length > 0;
  const list = views.map(
    (view, place): MenuItem => ({
      key: view.id,
      label: <StrangerLine text={view.name} longest={80} />,
      note: counts.get(view.id)?.toLocaleString(),
      checked: active?.view.id === view.id,
      ...(place < NUMBERED && { press: String(place + 1) }),
      run: () => onView(view),
    }),
  );
  const changes: readonly MenuItem[] = [
    ...(isChanged && !isBuiltIn(active.view.id)
      ? [
          {
            key: 'update',
            label: <StrangerLine text={`Update “${active.view.name}” to what is shown`} />,
            run: () => {
              const { id, name } = active.view;
              void run('views.change', { id, look: present }, `“${name}” was updated.`);
            },
          },
        ]
      : []),
    { key: 'link', label: 'Copy a link to what is shown', run: copyLink },
    { key: 'save', label: 'Save as a new view…', run: () => setAsking('save') },
    { key: 'manage', label: 'Manage views…', run: () => setAsking('manage') },
  ];
  const name = active ? active.view.name : 'Views';
  return (
    <>
      <MenuButton
        name={active ? `View: ${name}${isChanged ? ', changed' : ''}` : 'Views'}
        title={title(
          isChanged
            ? `${ended(visibleLine(name))} ${changedWords(active.differences)}`
            : visibleLine(name),
          'views',
        )}
        groups={[list, changes]}
        open={open}
        onOpen={setOpen}
      >
        <Bookmark16Regular aria-hidden="true" />{' '}
        <span className="view-name">
          <StrangerLine text={name} longest={40} />
        </span>
        {isChanged && <span className="view-changed"> · changed</span>}
      </MenuButton>
      {asking === 'save' && (
        <SaveView
          look={present}
          onClose={() => setAsking(null)}
          onSaved={(id) => {
            choose(id);
            setAsking(null);
          }}
        />
      )}
      {asking === 'manage' && <ManageViews onClose={() => setAsking(null)} />}
    </>
  );
}
