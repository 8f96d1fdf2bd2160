import { Textarea } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { IncidentDetail } from '#shared/contract/incidents.ts';
import { LONGEST_NOTE } from '#shared/contract/notes.ts';
import { keyText } from '#shared/domain/incident.ts';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { StrangerBlock, StrangerLine } from '../../ui/stranger-text.tsx';
import { useTitle } from '../../ui/shortcuts.tsx';
import { useIncident } from './incident-context.ts';
import { Section } from './incident-texts.tsx';

/** What the person notes for themselves; it stays here, and says so where it is typed. */
export function OwnNote({ detail }: { readonly detail: IncidentDetail }) {
  const { tenantId, id: incidentId } = detail.incident;
  const all = useIncident((state) => state.notes);
  const readNotes = useIncident((state) => state.readNotes);
  const setNote = useIncident((state) => state.setNote);
  const keep = useIncident((state) => state.keepNotes);
  const name = keyText({ tenantId, incidentId });
  const read = all.of === name ? all : null;

  useEffect(() => {
    void readNotes({ tenantId, incidentId });
  }, [readNotes, tenantId, incidentId, detail]);

  const own = read?.value?.own ?? null;
  const typed = all.typed.get(name);
  const text = typed ?? own?.text ?? '';
  const isReadable = (read?.value?.accountId ?? null) !== null || typed !== undefined;

  const wish = useIncident((state) => state.wish);
  const fulfilled = useIncident((state) => state.fulfilled);
  const title = useTitle();
  const place = useRef<HTMLDivElement>(null);
  const isKnown = isReadable || (read?.failure ?? null) !== null;
  useEffect(() => {
    if (wish?.part !== 'note' || !isKnown) return;
    const field = place.current?.querySelector('textarea');
    field?.focus();
    field?.setSelectionRange(text.length, text.length);
    const letters = fulfilled();
    if (letters !== '') setNote({ tenantId, incidentId }, text + letters);
  }, [wish, fulfilled, isKnown, setNote, tenantId, incidentId, text]);
  const merged = read?.value?.merged ?? [];
  return (
    <Section name="My note">
      <div ref={place}>
        <Textarea
          className="own-note"
          aria-label="My note"
          aria-describedby="own-note-stays"
          placeholder={title('Write a note for yourself', 'note')}
          resize="vertical"
          rows={text === '' ? 1 : 4}
          maxLength={LONGEST_NOTE}
          // Until it is known what stands there, nothing can be typed over it.
          readOnly={!isReadable}
          value={text}
          onChange={(_, { value }) => setNote({ tenantId, incidentId }, value)}
          onBlur={keep}
        />
      </div>
      <p className="muted" id="own-note-stays">
        Only on this computer, only for you: never sent to the customer’s tenant.
        {own !== null && typed === undefined && (
          <>
            {' '}
            Kept <TimeAgo at={own.savedAt} />
          </>
        )}
      </p>
      {read?.failure && (
        <p role="alert" className="failure-message">
          <StrangerLine text={read.failure.message} />
        </p>
      )}
      {merged.map((one) => (
        <section key={one.incidentId} className="merged-comments">
          <h4>
            From the merged incident <StrangerLine text={one.incidentId} longest={40} />:{' '}
            <StrangerLine text={one.title} longest={120} />
          </h4>
          <StrangerBlock text={one.text} longest={LONGEST_NOTE} />
        </section>
      ))}
    </Section>
  );
}
