import { type KeyboardEvent, useMemo } from 'react';
import { LONGEST_FIND } from '#shared/contract/find.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import { askedWords } from '#shared/domain/find/asked-words.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { ChoiceDialog } from '../../ui/choice-dialog.tsx';
import { TenantMark } from '../../ui/marks.tsx';
import { MarkedText } from '../../ui/marked-text.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { counted } from '../../ui/words.ts';
import { type FoundLine, type FoundPlace, foundLines } from './find-lines.ts';
import { type FindSlice, MOST_LOOKED_INTO } from './find-slice.ts';
import { unseenWords } from './unseen-words.ts';
import '../../styles/find.css';

interface FindDialogProps {
  readonly find: FindSlice;
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
  readonly isOwnKey: (event: KeyboardEvent) => boolean;
  readonly onGo: (place: FoundPlace) => void;
}

/** Words sought in everything that is stored here, over all tenants. */
export function FindDialog({ find, tenants, isOwnKey, onGo }: FindDialogProps) {
  const { typed, incidents, total, within, unfolded } = find;
  const lines = useMemo(
    () =>
      foundLines({
        asked: askedWords(typed),
        incidents,
        total,
        within,
        tenants: [...tenants.values()],
        unfolded,
      }),
    [typed, incidents, total, within, tenants, unfolded],
  );
  const firsts = useMemo(() => {
    const known = new Map<string, string>();
    for (const { kind, id } of lines) if (!known.has(kind)) known.set(kind, id);
    return new Set(known.values());
  }, [lines]);
  return (
    <ChoiceDialog
      label="Search everything"
      placeholder="Incidents, alerts, evidence, comments, notes, tenants"
      typed={typed}
      longest={LONGEST_FIND}
      wide
      onType={(next) => void find.ask(next)}
      options={lines}
      keyOf={({ id }) => id}
      isOff={() => false}
      drawn={(line) => (
        <Line
          line={line}
          first={firsts.has(line.id)}
          tenant={line.tenantId === null ? undefined : tenants.get(line.tenantId)}
        />
      )}
      onChoose={({ place }) => (place.kind === 'more' ? find.unfold(place.of) : onGo(place))}
      onClose={find.hide}
      onKey={isOwnKey}
      note={noteOf(find, lines.length, unseenWords(tenants.values()))}
    />
  );
}

function noteOf(
  { typed, total, more, looking, failure }: FindSlice,
  lines: number,
  unseen: string,
): string {
  if (failure) return failure.message;
  if (askedWords(typed).length === 0) return 'All of these words, each as the start of a word.';
  if (lines === 0 && looking) return 'Looking.';
  const all = `${counted(total, 'incident')}${more ? ' or more' : ''}`;
  const latest = `, the latest ${MOST_LOOKED_INTO} looked into for alerts, evidence and comments`;
  const counts = total > MOST_LOOKED_INTO && !looking ? `${all}${latest}` : all;
  const found = lines === 0 ? 'Nothing that is stored here has these words.' : counts;
  if (looking) return `${counts} · looking into them`;
  if (unseen === '') return found;
  return lines === 0 ? `${found} ${unseen}` : `${found} · ${unseen}`;
}

interface LineProps {
  readonly line: FoundLine;
  /** The first of its kind says which kind it is. */
  readonly first: boolean;
  readonly tenant: TenantRow | undefined;
}

function Line({ line, first, tenant }: LineProps) {
  const { kind, tenantId, text, places, about } = line;
  return (
    <>
      <span className="found-kind" data-first={first}>
        {kind}
      </span>
      <span className="found-tenant">
        {tenantId !== null && (
          <TenantMark name={tenant?.name ?? tenantId} colour={tenant?.colour ?? null} />
        )}
      </span>
      <span className="choice-name" title={text.text}>
        <MarkedText text={text} places={places} />
      </span>
      <span className="choice-about">
        <StrangerLine text={about} longest={200} />
      </span>
    </>
  );
}
