import { Button, Checkbox, Input } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import type { TenantCandidate } from '#shared/contract/tenants.ts';
import { word } from '#shared/domain/words.ts';
import { useCommand } from '../../api.tsx';
import { useReport } from '../../ui/report.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { counted } from '../../ui/words.ts';
import { addedWords } from './added-words.ts';

const ROW_PX = 34;

interface CandidateListProps {
  readonly candidates: readonly TenantCandidate[];
  /** They are lines somebody wrote, not tenants a service named. */
  readonly lines: boolean;
  readonly running: boolean;
  readonly onAdded: () => void;
}

function canAdd({ known, problem }: TenantCandidate): boolean {
  return !known && problem === null;
}

function fits({ input, name, domain, id }: TenantCandidate, wanted: string): boolean {
  return [input, name, domain, id ?? ''].some((text) => text.toLowerCase().includes(wanted));
}

/** What was found, each to be chosen; lines that lead nowhere say why. */
export function CandidateList({ candidates, lines, running, onAdded }: CandidateListProps) {
  const [typed, setTyped] = useState('');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const run = useCommand();
  const report = useReport();
  const shown = candidates.filter((candidate) => fits(candidate, typed.trim().toLowerCase()));
  const addable = candidates.filter(canAdd);
  const chosen = addable.filter(({ key }) => !left.has(key));
  const noted = addable.filter(({ note }) => note !== null).length;
  const bad = candidates.filter(({ problem }) => problem !== null).length;
  const choose = (keys: readonly string[], wanted: boolean) => {
    const next = new Set(left);
    for (const key of keys) {
      if (wanted) next.delete(key);
      else next.add(key);
    }
    setLeft(next);
  };
  const add = async () => {
    const result = await run('tenants.add', { keys: chosen.map(({ key }) => key) });
    if (!result.ok) return;
    const noted = chosen.filter(({ note }) => note !== null).length;
    report({ kind: 'done', text: addedWords(result.value, candidates, { lines, noted }) });
    onAdded();
  };
  const all = shown.filter(canAdd);
  const allChosen = all.every(({ key }) => !left.has(key));
  if (candidates.length === 0) return running ? null : <p role="status">Nothing was found.</p>;
  return (
    <section className="candidates" aria-label="Tenants found">
      <div className="candidates-top">
        <Checkbox
          label={`Select all (${chosen.length.toLocaleString()} of ${addable.length.toLocaleString()})`}
          checked={checkedBy(allChosen && all.length > 0, chosen.length > 0)}
          onChange={() =>
            choose(
              all.map(({ key }) => key),
              !allChosen,
            )
          }
        />
        <Input
          size="small"
          aria-label="Search the tenants found"
          placeholder="Search"
          value={typed}
          onChange={(_, { value }) => setTyped(value)}
        />
        {bad > 0 && <span>{counted(bad, 'line')} could not be used</span>}
        {noted > 0 && <span>{counted(noted, 'line')} with a contract nobody wrote</span>}
        <Button appearance="primary" disabled={chosen.length === 0} onClick={() => void add()}>
          Add {counted(chosen.length, 'tenant')}
        </Button>
      </div>
      <Rows shown={shown} left={left} onChoose={choose} />
    </section>
  );
}

interface RowsProps {
  readonly shown: readonly TenantCandidate[];
  readonly left: ReadonlySet<string>;
  readonly onChoose: (keys: readonly string[], wanted: boolean) => void;
}

function Rows({ shown, left, onChoose }: RowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 10,
  });
  return (
    <div
      className="candidates-rows"
      ref={scroller}
      tabIndex={0}
      role="group"
      aria-label="Candidates"
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const candidate = shown[index];
          if (!candidate) return null;
          return (
            <div
              key={candidate.key}
              className="candidate"
              data-off={!canAdd(candidate)}
              style={{ transform: `translateY(${start}px)`, height: ROW_PX }}
            >
              <Candidate
                candidate={candidate}
                chosen={!left.has(candidate.key)}
                onChoose={onChoose}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface CandidateProps {
  readonly candidate: TenantCandidate;
  readonly chosen: boolean;
  readonly onChoose: RowsProps['onChoose'];
}

function Candidate({ candidate, chosen, onChoose }: CandidateProps) {
  const { key, input, line, name, domain, accessModel, known, problem, note } = candidate;
  if (problem !== null) {
    return (
      <span className="candidate-problem">
        {line !== null && `Line ${line}: `}
        <StrangerLine text={input} longest={80} />: <StrangerLine text={problem} longest={200} />
      </span>
    );
  }
  return (
    <label>
      <input
        type="checkbox"
        checked={chosen && !known}
        disabled={known}
        onChange={() => onChoose([key], !chosen)}
      />
      <span>
        <StrangerLine text={name || input} longest={80} />
      </span>
      {note !== null && !known ? (
        <small className="candidate-note">
          {line !== null && `Line ${line}: `}
          <StrangerLine text={note} longest={200} />
        </small>
      ) : (
        <>
          <small>
            <StrangerLine text={domain} longest={80} />
          </small>
          <small>
            {known && 'already among your tenants'}
            {!known && accessModel !== 'unknown' && word(accessModel)}
          </small>
        </>
      )}
    </label>
  );
}

function checkedBy(all: boolean, some: boolean): boolean | 'mixed' {
  if (all) return true;
  return some ? 'mixed' : false;
}
