import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import type { AccessOverview } from '#shared/contract/access.ts';
import { useCommand } from '../../api.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useAccess } from './access-context.ts';
import { fieldDay } from '../../ui/field-day.ts';
import { UNCOUNTED } from './trail/trail-filter.tsx';

interface BackLineProps {
  readonly back: NonNullable<AccessOverview['back']>;
  /** The account of whoever is signed in: it tells of nobody else. */
  readonly person: string | null;
}

/** What became of what waited for the connection, until the person puts the line away. */
export function BackLine({ back, person }: BackLineProps) {
  const showTrail = useAccess((state) => state.showTrail);
  const run = useCommand();
  const { sent, uncounted, waiting, recordedAt, settledAt } = back;
  return (
    <span className="access-back tabular" aria-live={waiting > 0 ? 'off' : 'polite'}>
      <span>
        {waiting === 0 && 'Back online: '}
        {sent > 0 && `${sent.toLocaleString()} sent`}
        {sent > 0 && uncounted > 0 && ', '}
        {uncounted > 0 && (
          <button
            type="button"
            className="link-button"
            aria-haspopup="dialog"
            title="Shows in the trail of decisions which, and why"
            onClick={() => {
              const first = fieldDay(recordedAt);
              showTrail({ outcome: UNCOUNTED, first, person: person ?? '' });
            }}
          >
            {uncounted.toLocaleString()} did not count
          </button>
        )}
        {waiting > 0 && `, ${waiting.toLocaleString()} to go`}
      </span>
      <IconButton
        name="Put this line away"
        icon={<Dismiss16Regular aria-hidden="true" />}
        onPress={() => void run('access.putBackAway', { settledAt })}
      />
    </span>
  );
}
