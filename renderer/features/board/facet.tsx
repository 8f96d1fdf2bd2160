import { useState } from 'react';
import { StrangerLine } from '../../ui/stranger-text.tsx';

export interface FacetValue {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

interface FacetProps {
  readonly name: string;
  readonly values: readonly FacetValue[];
  readonly chosen: readonly string[];
  readonly onChoose: (values: string[]) => void;
}

const SHORT = 8;
const LONG = 200;

/** One group of choices; long ones have a field to type into. What is chosen is always shown. */
export function Facet({ name, values, chosen, onChoose }: FacetProps) {
  const [typed, setTyped] = useState('');
  const [all, setAll] = useState(false);
  const isLong = values.length > SHORT;
  const wanted = typed.trim().toLowerCase();
  const fitting = values.filter(({ label }) => label.toLowerCase().includes(wanted));
  const limit = all || wanted !== '' ? LONG : SHORT;
  const shown = fitting.filter(({ value }, place) => place < limit || chosen.includes(value));
  if (values.length === 0) return null;
  const toggle = (value: string) =>
    onChoose(chosen.includes(value) ? chosen.filter((v) => v !== value) : [...chosen, value]);
  return (
    <fieldset className="facet">
      <legend>{name}</legend>
      {isLong && (
        <input
          type="text"
          aria-label={`Find in ${name}`}
          placeholder={`Find in ${values.length.toLocaleString()}`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      {shown.map(({ value, label, count }) => (
        <label key={value} className="facet-value" data-none={count === 0}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
          <span>
            <StrangerLine text={label} longest={60} />
          </span>
          <span className="facet-count">{count.toLocaleString()}</span>
        </label>
      ))}
      {isLong && wanted === '' && (
        <button type="button" className="quiet-button" onClick={() => setAll(!all)}>
          {all ? 'Fewer' : `${(values.length - SHORT).toLocaleString()} more`}
        </button>
      )}
    </fieldset>
  );
}
