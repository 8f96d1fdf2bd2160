import { type ReactNode, useRef, useState } from 'react';
import type { IncidentPart } from '#shared/domain/telling/event.ts';
import type { IncidentDetail } from '#shared/contract/incidents.ts';
import { word } from '#shared/domain/words.ts';
import { SeverityMark, TurnMark } from '../../ui/marks.tsx';
import { StrangerBlock, StrangerLine } from '../../ui/stranger-text.tsx';
import { useSought } from './use-sought.ts';

/** Title, severity, status and whose turn it is: what has to be understood in two seconds. */
export function Head({ detail }: { readonly detail: IncidentDetail }) {
  const { incident, turn } = detail;
  return (
    <div className="pane-head">
      <h2>
        <StrangerLine text={incident.title} longest={1000} />
      </h2>
      <p className="pane-marks">
        <SeverityMark severity={incident.severity} />
        <span>{word(incident.status)}</span>
        <TurnMark turn={turn.turn} />
      </p>
      <p className="pane-turn">
        {turn.reason} <span className="muted">({turn.area})</span>
      </p>
    </div>
  );
}

interface SectionProps {
  readonly name: string;
  readonly shut?: boolean;
  /** What leads here when something was told of it. */
  readonly part?: IncidentPart;
  readonly children: ReactNode;
}

/** What is shut is not made: nothing of it is read or drawn. */
export function Section({ name, shut = false, part, children }: SectionProps) {
  const [open, setOpen] = useState(!shut);
  const summary = useRef<HTMLElement>(null);
  useSought(part, summary);
  return (
    <details
      className="section"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary ref={summary}>
        <h3>{name}</h3>
      </summary>
      {open && children}
    </details>
  );
}

export function Words({ name, text }: { readonly name: string; readonly text: string | null }) {
  if (text === null || text.trim() === '') return null;
  return (
    <Section name={name}>
      <StrangerBlock text={text} />
    </Section>
  );
}

/** Members the service added that this version has no name for: shown as they are. */
export function Extra({ extra }: { readonly extra: Readonly<Record<string, unknown>> }) {
  if (Object.keys(extra).length === 0) return null;
  return (
    <Section name="More from the service" shut>
      <dl className="facts">
        {Object.entries(extra).map(([name, value]) => (
          <div key={name}>
            <dt>
              <StrangerLine text={name} longest={80} />
            </dt>
            <dd>
              <StrangerBlock
                text={typeof value === 'string' ? value : JSON.stringify(value, null, 2)}
                longest={2000}
              />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
