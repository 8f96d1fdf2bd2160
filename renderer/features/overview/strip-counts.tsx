import { ArrowSync16Regular } from '@fluentui/react-icons/svg/arrow-sync';
import type { Strip } from '#shared/contract/app.ts';
import { useCommand } from '../../api.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { counted } from '../../ui/words.ts';
import { lookAll } from './look-all.ts';
import { useOverview, useOverviewStore } from './overview-context.ts';
import { isNothingRead } from './overview-slice.ts';

interface StripCountsProps {
  /** Decisions and requests on access that were not sent yet. */
  readonly unsentAccess: number;
  readonly onShowList: (group: 'fresh' | 'stale' | 'blind') => void;
  readonly onShowOutbox: () => void;
  readonly onShowClocks: (standing: 'breached' | 'warning') => void;
}

const GROUPS = [
  { group: 'fresh', shape: '●', means: 'tenants answered lately' },
  { group: 'stale', shape: '▲', means: 'tenants have not answered lately' },
  { group: 'blind', shape: '■', means: 'tenants cannot be read: nothing new is seen there' },
] as const;

const CLOCKS = [
  {
    standing: 'breached',
    name: 'over',
    rest: 'time',
    means: 'open incidents took longer than we promised',
  },
  {
    standing: 'warning',
    name: 'due',
    rest: 'soon',
    means: 'open incidents have used most of their time',
  },
] as const;

/** Silence is never safety: how many tenants we see, and how old the sight is. */
export function StripCounts(props: StripCountsProps) {
  const { unsentAccess, onShowList, onShowOutbox, onShowClocks } = props;
  const strip = useOverview((state) => state.strip);
  const run = useCommand();
  const overview = useOverviewStore();
  if (!strip) return null;
  const pending = strip.pending + unsentAccess;
  const waiting = pending + strip.refused;
  const unread = isNothingRead(strip);
  const isLooking = strip.syncing > 0 && !strip.offline;
  return (
    <div className="strip-counts" data-looking={isLooking}>
      {strip.offline && (
        <button
          type="button"
          className="count"
          data-group="offline"
          title="This computer is offline. Nothing new is seen until the network is back; what is recorded is sent then."
          onClick={() => onShowList('stale')}
        >
          <span aria-hidden="true">⊘</span> Offline
        </button>
      )}
      {unread && (
        <button
          type="button"
          className="count"
          data-none="true"
          onClick={() => onShowList('stale')}
        >
          {strip.total === 1 ? '1 tenant waits' : `${strip.total.toLocaleString()} tenants wait`}{' '}
          for a first look
        </button>
      )}
      {(unread ? [] : GROUPS).map(({ group, shape, means }) => (
        <button
          type="button"
          key={group}
          className="count"
          data-group={group}
          data-none={strip[group] === 0}
          title={`${strip[group]} ${means}`}
          onClick={() => onShowList(group)}
        >
          <span aria-hidden="true">{shape}</span> {strip[group].toLocaleString()}{' '}
          <span className="count-name">{group}</span>
        </button>
      ))}
      {CLOCKS.map(
        ({ standing, name, rest, means }) =>
          strip[standing] > 0 && (
            <button
              type="button"
              key={standing}
              className="count"
              data-group={standing}
              title={`${strip[standing].toLocaleString()} ${means}`}
              onClick={() => onShowClocks(standing)}
            >
              {strip[standing].toLocaleString()} {name}
              <span className="count-rest"> {rest}</span>
            </button>
          ),
      )}
      {waiting > 0 && (
        <button
          type="button"
          className="count"
          data-group={strip.refused > 0 ? 'refused' : 'pending'}
          title={waitingTitle(strip, pending)}
          onClick={onShowOutbox}
        >
          {strip.refused > 0 && `${strip.refused.toLocaleString()} refused`}
          {strip.refused > 0 && pending > 0 && ' · '}
          {pending > 0 && (
            <>
              {pending.toLocaleString()}
              <span className="count-rest"> {pending === 1 ? 'change' : 'changes'}</span> waiting
              {strip.unapproved > 0 && (
                <span className="count-detail">
                  {strip.unapproved === pending
                    ? ' for approval'
                    : `, ${strip.unapproved.toLocaleString()} for approval`}
                </span>
              )}
            </>
          )}
        </button>
      )}
      <span className="last-sync">
        {isLooking && (
          <span className="looking">
            Looking at {counted(strip.syncing, 'tenant')}
            {unread ? '' : ' ·\u00a0'}
          </span>
        )}
        {unread ? null : strip.lastCompleteAt === null ? (
          'No tenant read completely yet'
        ) : (
          <span className="read-age">
            read <TimeAgo at={strip.lastCompleteAt} />
          </span>
        )}
      </span>
      <IconButton
        name="Look at all tenants now"
        icon={<ArrowSync16Regular aria-hidden="true" />}
        onPress={() => lookAll(overview, run)}
      />
    </div>
  );
}

/** All that the count of what waits says, whole: in a narrow window its words are short. */
function waitingTitle(
  { refused, unapproved }: Pick<Strip, 'refused' | 'unapproved'>,
  pending: number,
): string {
  const parts = [
    refused > 0 && `${refused.toLocaleString()} refused: your decision is needed`,
    pending > 0 && `${counted(pending, 'change')} waiting to be sent`,
    unapproved > 0 && `${unapproved.toLocaleString()} of them until an administrator approves`,
  ];
  return parts.filter((part) => part !== false).join(', ');
}
