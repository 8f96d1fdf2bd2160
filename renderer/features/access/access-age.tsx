import { ArrowSync16Regular } from '@fluentui/react-icons/svg/arrow-sync';
import { IconButton } from '../../ui/icon-button.tsx';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { useAccess } from './access-context.ts';
import { oldestLook } from './sight.ts';

interface AccessAgeProps {
  readonly offline: boolean;
  readonly onLook: () => void;
}

/** How old the sight is, and the way to a newer one. */
export function AccessAge({ offline, onLook }: AccessAgeProps) {
  const overview = useAccess((state) => state.overview);
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
        onPress={onLook}
      />
    </span>
  );
}
