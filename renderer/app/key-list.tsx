import { KEYMAP, LIST_KEYS } from './keymap.ts';
import { PlainDialog } from '../ui/plain-dialog.tsx';

/** Every key and what it does. */
export function KeyList({ onClose }: { readonly onClose: () => void }) {
  const entries = [
    ...LIST_KEYS,
    ...KEYMAP.map(({ keys, name }) => ({ keys: keys.join(' then '), name })),
  ];
  return (
    <PlainDialog title="Keys" onClose={onClose}>
      <dl className="key-list">
        {entries.map(({ keys, name }) => (
          <div key={name}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{name}</dd>
          </div>
        ))}
      </dl>
      <p>Single keys can be switched off in the settings.</p>
    </PlainDialog>
  );
}
