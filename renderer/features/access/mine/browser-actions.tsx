import { ended } from '#shared/domain/words.ts';
import { visibleLine } from '#shared/text.ts';
import { useCommand } from '../../../api.tsx';
import { type LineActionsProps, OpenLink } from './line-action.tsx';
import { useMineStore } from './mine-context.ts';

/** Of a package that can only be asked for in the browser. */
export function LinkActions({ line, name, onDone }: LineActionsProps<'link'>) {
  const run = useCommand();
  const { tenantId, packageId, saidAt } = line.row;
  const target = { kind: 'access-package', tenantId, packageId } as const;
  const shown = visibleLine(name);
  const say = (said: boolean) => {
    onDone();
    void run(
      'access.askedInBrowser',
      { tenantId, packageId, name: line.title, said },
      said ? 'Noted. The guest account is noticed by itself.' : 'Put away.',
    );
  };
  return (
    <div className="mine-actions">
      <OpenLink target={target} name={`Open it in My Access of ${shown}`}>
        Open in My Access
      </OpenLink>
      <button
        type="button"
        className="plain-button"
        onClick={() => void run('links.copy', { target }, `The link for ${shown} is copied.`)}
      >
        Copy the link
      </button>
      {saidAt === null ? (
        <button type="button" className="plain-button" onClick={() => say(true)}>
          I asked in the browser
        </button>
      ) : (
        <>
          <button
            type="button"
            className="plain-button"
            onClick={() => void run('sync.now', { tenantId }, ended(`Looking at ${shown}`))}
          >
            Look now
          </button>
          <button type="button" className="plain-button" onClick={() => say(false)}>
            Put away what I asked
          </button>
        </>
      )}
      {line.row.domain !== '' && (
        <button
          type="button"
          className="plain-button"
          onClick={() => {
            onDone();
            void run(
              'access.forgetLink',
              { tenantId, packageId },
              'The link is not kept any more.',
            );
          }}
        >
          Forget the link
        </button>
      )}
    </div>
  );
}

/** Of a tenant that shows nothing of itself here. */
export function ShutActions({ line, name }: LineActionsProps<'shut'>) {
  const store = useMineStore();
  const run = useCommand();
  const { tenantId } = line;
  const shown = visibleLine(name);
  if (line.row.reach === 'needs-consent') {
    const done = `The approval link for ${shown} is copied. Send it to an administrator of that tenant.`;
    const target = { kind: 'access-consent', tenantId } as const;
    return (
      <div className="mine-actions">
        <button
          type="button"
          className="plain-button"
          onClick={() => void run('links.copy', { target }, done)}
        >
          Copy the approval link
        </button>
      </div>
    );
  }
  return (
    <div className="mine-actions">
      <OpenLink target={{ kind: 'my-access', tenantId }} name={`Open My Access of ${shown}`}>
        Open My Access
      </OpenLink>
      <button
        type="button"
        className="plain-button"
        onClick={() => store.getState().doNow({ what: 'import' })}
      >
        Import links
      </button>
    </div>
  );
}
