import type { ReactNode } from 'react';
import { AccessHead } from './access-head.tsx';
import type { AccessPartProps } from './access-part.ts';
import { AccessTabs } from './access-tabs.tsx';
import '../../styles/state-list.css';
import '../../styles/access.css';

interface AccessScreenProps extends AccessPartProps {
  /** The account of whoever is signed in. */
  readonly person: string | null;
  /** Goes to the next thing that waits for the person's answer. */
  readonly onAnswer: () => void;
  /** Has all tenants looked at now. */
  readonly onLook: () => void;
  /** The part that its tab shows. */
  readonly children: ReactNode;
}

/** Requests, approvals, expiries and reviews of all tenants in one place. */
export function AccessScreen({ children, onAnswer, onLook, ...props }: AccessScreenProps) {
  return (
    <section className="access" aria-labelledby="access-title">
      <AccessHead {...props} onAnswer={onAnswer} />
      <AccessTabs offline={props.offline} onLook={onLook}>
        {children}
      </AccessTabs>
    </section>
  );
}
