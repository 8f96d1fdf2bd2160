import { ArrowSync16Regular } from '@fluentui/react-icons/svg/arrow-sync';
import { useCommand } from '../../api.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { useWhileSame } from '../../ui/while-same.ts';
import { useAccess } from './access-context.ts';
import { oldestLook } from './sight.ts';

const LOOKING = 'Every tenant that can be reached is looked at now.';
const NO_CONNECTION = 'There is no connection. All tenants are looked at as soon as it is back.';

/** How old the sight is, and the way to a newer one. */
export function AccessAge({ offline }: { readonly offline: boolean }) {
  const overview = useAccess((state) => state.overview);
  const run = useCommand();
  const whileSame = useWhileSame(offline);
  const oldest = oldestLook(overview?.tenants ?? []);
  return (
    <span className="last-sync access-age">
      {offline && oldest !== null && 'Offline: as it was '}
      {oldest === null ? (
        overview !== null && 'Nothing read yet'
      ) : (
        <>
          {!offline && 'oldest look '}
          <TimeAgo at={oldest} />
        </>
      )}
      <IconButton
        name="Look at the access of all tenants now"
        icon={<ArrowSync16Regular aria-hidden="true" />}
        onPress={() => {
          const words = offline ? NO_CONNECTION : LOOKING;
          void run('sync.now', { tenantId: null }, words, whileSame());
        }}
      />
    </span>
  );
}
