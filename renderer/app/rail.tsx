import { Board20Regular } from '@fluentui/react-icons/svg/board';
import { Building20Regular } from '@fluentui/react-icons/svg/building';
import { PersonKey20Regular } from '@fluentui/react-icons/svg/person-key';
import { MailInbox20Regular } from '@fluentui/react-icons/svg/mail-inbox';
import { Send20Regular } from '@fluentui/react-icons/svg/send';
import { Settings20Regular } from '@fluentui/react-icons/svg/settings';
import { useTitle } from '../ui/shortcuts.tsx';
import { counted } from '../ui/words.ts';
import type { Screen } from './view-slice.ts';
import '../styles/rail.css';

const PLACES = [
  { screen: 'board', name: 'Board', Icon: Board20Regular, action: 'go-board' },
  { screen: 'inbox', name: 'Inbox', Icon: MailInbox20Regular, action: 'go-inbox' },
  { screen: 'access', name: 'Access', Icon: PersonKey20Regular, action: 'go-access' },
  { screen: 'tenants', name: 'Tenants', Icon: Building20Regular, action: 'go-tenants' },
  { screen: 'outbox', name: 'Outbox', Icon: Send20Regular, action: 'go-outbox' },
  { screen: 'settings', name: 'Settings', Icon: Settings20Regular, action: 'go-settings' },
] as const;

const MOST_COUNTED = 99;

interface RailProps {
  readonly screen: Screen;
  /** Lines of the inbox that nobody has read. */
  readonly unread: number;
  /** Approvals that wait for the person, and decisions of reviews. */
  readonly toDecide: number;
  readonly toReview: number;
  readonly onGo: (screen: Screen) => void;
  /** To the queue of what waits for the person's decision. */
  readonly onQueue: () => void;
}

export function Rail({ screen, unread, toDecide, toReview, onGo, onQueue }: RailProps) {
  const title = useTitle();
  const counts: Readonly<Partial<Record<Screen, readonly [number, string]>>> = {
    inbox: [unread, 'unread'],
    access: [toDecide + toReview, waitingWords(toDecide, toReview)],
  };
  return (
    <nav className="rail" aria-label="Screens">
      <span className="rail-logo" aria-hidden="true">
        TW
      </span>
      {PLACES.map(({ screen: place, name, Icon, action }) => (
        <div key={place} className="rail-place">
          <button
            type="button"
            className="rail-button"
            aria-current={place === screen ? 'page' : undefined}
            title={[title(name, action), meantBy(counts[place])].filter(Boolean).join(' · ')}
            onClick={() => onGo(place)}
          >
            <Icon aria-hidden="true" />
            <span>{name}</span>
            {place !== 'access' && <Count of={counts[place]} screen={place} />}
          </button>
          {place === 'access' && toDecide + toReview > 0 && (
            <button
              type="button"
              className="rail-queue"
              title={title('What waits for my decision', toDecide > 0 ? 'go-access' : 'go-reviews')}
              onClick={onQueue}
            >
              <Count of={counts.access} screen="access" />
            </button>
          )}
        </div>
      ))}
    </nav>
  );
}

interface CountProps {
  readonly of: readonly [number, string] | undefined;
  /** What waits in one place is of another shape than what waits in the other. */
  readonly screen: Screen;
}

function Count({ of, screen }: CountProps) {
  const [count, meaning] = of ?? [0, ''];
  if (count === 0) return null;
  return (
    <span className="rail-count" data-of={screen}>
      {count > MOST_COUNTED ? `${MOST_COUNTED}+` : count}
      <span className="hidden-text"> {meaning}</span>
    </span>
  );
}

/** What kind of decisions wait, after their number: `(2 requests, 3 in access reviews) to decide`. */
function waitingWords(toDecide: number, toReview: number): string {
  const reviews = `${toReview.toLocaleString()} in access reviews`;
  if (toReview === 0) return 'to decide';
  return `(${toDecide === 0 ? '' : `${counted(toDecide, 'request')}, `}${reviews}) to decide`;
}

/** `3 unread`; empty for none. */
function meantBy(of: CountProps['of']): string {
  const [count, meaning] = of ?? [0, ''];
  return count === 0 ? '' : `${count.toLocaleString()} ${meaning}`;
}
