import { parseAppLink } from '#shared/domain/app-link.ts';
import { LINK_SCHEME } from '#shared/domain/link-scheme.ts';
import type { PaletteEntry } from '../features/palette/palette-item.ts';
import type { Stores } from './stores.ts';

/** The entry for a Tidewatch link in the line of the palette; null: it is none. Asks before it shows anything. */
export function pastedLink({ view }: Pick<Stores, 'view'>, typed: string): PaletteEntry | null {
  const text = typed.trim();
  if (!text.toLowerCase().startsWith(`${LINK_SCHEME}://`)) return null;
  const link = parseAppLink(text);
  return {
    id: 'pasted link',
    name: 'Open the Tidewatch link',
    about: link?.kind === 'view' ? 'What the board shows' : 'Incident',
    keys: null,
    tenant: null,
    whyNot: link
      ? null
      : 'This is no whole link. Copy it once more, from its beginning to its end.',
    run: () => view.getState().askLink(link),
  };
}
