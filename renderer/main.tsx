import './parsing.ts';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { followChanges } from './app/refresh.ts';
import { createStores, followSelection } from './app/stores.ts';
import './styles/base.css';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the application.');
const stores = createStores(window.tidewatch, Date.now);
const stops = [followChanges(window.tidewatch, stores), followSelection(stores)];
window.addEventListener('pagehide', () => stops.forEach((stop) => stop()), { once: true });
createRoot(root).render(<App api={window.tidewatch} stores={stores} />);
