import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Api } from '#shared/contract/contract.ts';
import { rememberFace, wasAtWork } from './last-face.ts';
import { FirstRun, StartScreen } from './lazy-screens.ts';
import { LastResort } from './last-resort.tsx';
import { phaseOf } from './phase.ts';
import { Providers } from './providers.tsx';
import { ReportLine } from './report-line.tsx';
import { Shell } from './shell.tsx';
import type { Stores } from './stores.ts';

interface AppProps {
  readonly api: Api;
  readonly stores: Stores;
}

export function App({ api, stores }: AppProps) {
  return (
    <Providers api={api} stores={stores}>
      <LastResort onCopy={(text) => void api.command('app.copyText', { text })}>
        <Phase stores={stores} />
      </LastResort>
      <ReportLine stores={stores} />
    </Providers>
  );
}

function Phase({ stores }: Pick<AppProps, 'stores'>) {
  const { host, session } = useStore(stores.session);
  const tenants = useStore(stores.tenants, (state) => state.tenants);
  const firstRun = useStore(stores.view, (state) => state.firstRun);
  const [before] = useState(() => wasAtWork(localStorage));
  const phase = phaseOf({ host, session, tenants, firstRun, wasAtWork: before });
  const isKnown = host !== null && tenants !== null;
  useEffect(() => {
    if (isKnown) rememberFace(localStorage, phase);
  }, [isKnown, phase]);
  switch (phase) {
    case 'blank':
      return null;
    case 'start':
      return <StartScreen />;
    case 'first-run':
      return <FirstRun stores={stores} />;
    case 'work':
      return <Shell stores={stores} />;
  }
}
