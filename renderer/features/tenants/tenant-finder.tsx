import { Button, Field, Input, Spinner, Textarea } from '@fluentui/react-components';
import { type ChangeEvent, useState } from 'react';
import { type CandidateSource, LIST_LINES } from '#shared/contract/tenants.ts';
import { useCommand } from '../../api.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { CandidateList } from './candidate-list.tsx';
import { useTenants } from './tenants-context.ts';
import '../../styles/tenant-finder.css';

const WAYS = [
  { id: 'range', name: 'Training range' },
  { id: 'gdap', name: 'GDAP customers' },
  { id: 'list', name: 'Paste or open a list' },
  { id: 'hand', name: 'By hand' },
] as const;

type Way = (typeof WAYS)[number]['id'];

interface TenantFinderProps {
  /** True in a training range, which offers its own tenants. */
  readonly range: boolean;
  /** The first run of a range: core has begun to look by itself, and what it finds is shown. */
  readonly offered?: boolean;
  readonly onAdded: () => void;
}

/** Three ways to name tenants, one list of what was found. Shows what was asked for here, never an earlier find. */
export function TenantFinder({ range, offered = false, onAdded }: TenantFinderProps) {
  const [way, setWay] = useState<Way>(range ? 'range' : 'gdap');
  const [asked, setAsked] = useState<CandidateSource | null>(offered && range ? 'range' : null);
  const latest = useTenants((state) => state.search);
  const search = asked !== null && latest?.source === asked ? latest : null;
  const run = useCommand();
  const copy = (text: string) => void run('app.copyText', { text }, 'Copied.');
  const find = async (source: CandidateSource, text = '') => {
    setAsked(null); // the list goes, and with it what was ticked in it
    const begun = await run('tenants.find', { source, text });
    if (begun.ok) setAsked(source);
  };
  const stop = () => {
    if (search?.running) void run('tenants.stopFinding', {});
  };
  const goTo = (next: Way) => {
    if (next === way) return;
    stop();
    setAsked(null);
    setWay(next);
  };
  // One button stands out: the search while nothing was found, then adding what was.
  const weight = (source: CandidateSource) => (search?.source === source ? 'secondary' : 'primary');
  return (
    <div className="finder">
      <div className="segments" role="group" aria-label="Where to look">
        {WAYS.filter(({ id }) => range || id !== 'range').map(({ id, name }) => (
          <button type="button" key={id} aria-pressed={id === way} onClick={() => goTo(id)}>
            {name}
          </button>
        ))}
      </div>
      <div className="finder-way">
        {way === 'gdap' && (
          <>
            <p>Reads the customers with an active GDAP relationship from your own tenant.</p>
            <Button appearance={weight('gdap')} onClick={() => void find('gdap')}>
              Find GDAP customers
            </Button>
          </>
        )}
        {way === 'range' && (
          <>
            <p>The simulated customers of the training range on this computer.</p>
            <Button appearance={weight('range')} onClick={() => void find('range')}>
              Show the range’s tenants
            </Button>
          </>
        )}
        {way === 'list' && <PastedList onFind={(text) => void find('list', text)} />}
        {way === 'hand' && <OneTenant onFind={(text) => void find('list', text)} />}
      </div>
      {search?.running && (
        <div className="finder-running" role="status">
          <Spinner size="tiny" /> {search.checked.toLocaleString()} of{' '}
          {search.total.toLocaleString()} looked at
          <Button size="small" onClick={() => void run('tenants.stopFinding', {})}>
            Stop
          </Button>
        </div>
      )}
      {search?.failure && <FailureNote failure={search.failure} onCopy={copy} />}
      {search?.source && (
        <CandidateList
          candidates={search.candidates}
          lines={search.source === 'list'}
          running={search.running}
          onAdded={onAdded}
        />
      )}
    </div>
  );
}

interface FindTextProps {
  readonly onFind: (text: string) => void;
}

function PastedList({ onFind }: FindTextProps) {
  const [text, setText] = useState('');
  const open = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    if (file) setText(await file.text());
  };
  return (
    <>
      <Field
        label="Tenants"
        hint={`One a line: a tenant id or a domain, a name if you like. CSV with a heading works too. At most ${LIST_LINES.toLocaleString()} lines.`}
      >
        <Textarea rows={6} value={text} onChange={(_, { value }) => setText(value)} />
      </Field>
      <div className="finder-buttons">
        <label className="file-button">
          Open a CSV file
          <input
            type="file"
            accept=".csv,.txt,text/csv,text/plain"
            onChange={(event) => void open(event)}
          />
        </label>
        <Button appearance="primary" disabled={text.trim() === ''} onClick={() => onFind(text)}>
          Check the list
        </Button>
      </div>
    </>
  );
}

function OneTenant({ onFind }: FindTextProps) {
  const [text, setText] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') onFind(text);
      }}
    >
      <Field label="Tenant id or domain" hint="For example contoso.onmicrosoft.com.">
        <Input value={text} onChange={(_, { value }) => setText(value)} />
      </Field>
      <Button appearance="primary" type="submit" disabled={text.trim() === ''}>
        Look it up
      </Button>
    </form>
  );
}
