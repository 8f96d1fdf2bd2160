import { useCallback, useEffect, useMemo } from 'react';
import { flushSync } from 'react-dom';
import type { AccessPart } from '#shared/domain/access/access-seen.ts';
import { useCommand } from '../../../api.tsx';
import { useOfferedKeys } from '../../../ui/offers.tsx';
import { useReport } from '../../../ui/report.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import { counted } from '../../../ui/words.ts';
import { useAccess } from '../access-context.ts';
import type { AccessPartProps } from '../access-part.ts';
import { EmptyPart } from '../empty-part.tsx';
import { standsAt } from '../row-moves.ts';
import { AskDialog } from './ask-dialog.tsx';
import type { AskFor } from './ask-questions.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { filtered } from './line-words.ts';
import { LookDialog } from './look-dialog.tsx';
import { SureDialog } from './sure-dialog.tsx';
import { MineBar } from './mine-bar.tsx';
import { useMine, useMineStore } from './mine-context.ts';
import {
  type Group,
  groupBeside,
  isOfUse,
  isPast,
  linesOf,
  type MineLine,
  whyNotAgain,
  whyNotAsk,
  whyNotBack,
} from './mine-lines.ts';
import { MINE_ID, MineList } from './mine-list.tsx';
import type { Doing } from './mine-slice.ts';
import { useAskAgain } from './use-own-commands.ts';
import '../../../styles/rows.css';
import '../../../styles/many.css';
import '../../../styles/approvals.css';
import '../../../styles/approval-rows.css';
import '../../../styles/approval-details.css';
import '../../../styles/mine.css';

const NOTHING: Readonly<Record<Group, string>> = {
  held: 'You have no access',
  pending: 'You asked for nothing lately',
  packages: 'No package is offered to you',
  browser: 'No link is kept and none is needed',
};

/** What has to be read before a group is known to be empty. */
const BEHIND: Readonly<Record<Group, readonly AccessPart[]>> = {
  held: ['assignments'],
  pending: ['requests'],
  packages: ['packages'],
  browser: [],
};

/** What one has, asked for, and may ask for, in all tenants. */
export function MyAccessPart(props: AccessPartProps) {
  const { tenants } = props;
  const mine = useMine((state) => state.mine);
  const failure = useMine((state) => state.failure);
  const group = useMine((state) => state.group);
  const text = useMine((state) => state.text);
  const tenant = useMine((state) => state.tenant);
  const wide = useMine((state) => state.wide);
  const doing = useMine((state) => state.doing);
  const states = useAccess((state) => state.overview?.tenants);
  const store = useMineStore();
  const report = useReport();
  const run = useCommand();
  useEffect(() => {
    void store.getState().refresh();
    return () => store.getState().leave();
  }, [store]);
  const groups = useMemo(
    () => mine && linesOf(mine, states ?? [], tenants),
    [mine, states, tenants],
  );
  const all = groups?.[group] ?? NONE;
  const lines = useMemo(
    () => filtered(wide ? all : all.filter(isOfUse), { text, tenant }, tenants),
    [all, wide, text, tenant, tenants],
  );
  const cursor = useMine((state) => state.cursor);
  const place = standsAt(lines, keyOf, cursor);
  const activeKey = lines[place]?.key ?? null;
  useEffect(() => {
    if (activeKey !== null) store.getState().goTo(place, activeKey);
  }, [store, place, activeKey, cursor.key]);
  const open = useCallback(
    (line: MineLine) => store.getState().doNow({ what: 'look', line }),
    [store],
  );
  const askPicked = useCallback(() => {
    const { picked } = store.getState();
    const packages = all.flatMap((line): AskFor[] => {
      if (line.kind !== 'package' || !picked.has(line.key) || whyNotAsk(line.row) !== null) {
        return [];
      }
      const { tenantId, packageId } = line.row;
      return [{ tenantId, packageId, policyId: null, title: line.title, had: null }];
    });
    const omitted = picked.size - packages.length;
    if (packages.length > 0) {
      const onOver = () => store.getState().letGo();
      store.getState().doNow({ what: 'ask', deed: 'ask', packages, omitted, onOver });
    } else if (omitted > 0)
      report({ kind: 'done', text: 'You have what you picked, or asked for it.' });
    else report({ kind: 'done', text: 'Pick packages first, with x.' });
  }, [store, report, all]);
  const pick = useCallback(
    (line: MineLine) => {
      if (line.kind !== 'package') return;
      const reason = whyNotAsk(line.row);
      if (reason === null) store.getState().pick(line.key);
      else report({ kind: 'done', text: `Not picked. ${reason}` });
    },
    [store, report],
  );
  const askAgain = useAskAgain();
  const extend = useCallback(
    (line: MineLine) => {
      const reason = whyNotAgain(line);
      if (reason !== null) return report({ kind: 'done', text: reason });
      if (line.kind === 'held' || line.kind === 'request') askAgain(line);
    },
    [askAgain, report],
  );
  const giveBack = useCallback(
    (line: MineLine) => {
      const reason = whyNotBack(line);
      if (reason !== null) report({ kind: 'done', text: reason });
      else if (line.kind === 'held') store.getState().doNow({ what: 'give-back', line });
    },
    [store, report],
  );
  const copyLinks = useCallback(async () => {
    const answer = await run('access.copyLinks', { tenantId: null });
    if (!answer.ok) return;
    const words =
      answer.value === 0 ? 'No link is kept.' : `${counted(answer.value, 'link')} copied.`;
    report({ kind: 'done', text: words });
  }, [run, report]);
  useOfferedKeys(
    useMemo(() => {
      const step = (by: number) => () => {
        const last = Math.max(0, lines.length - 1);
        const from = standsAt(lines, keyOf, store.getState().cursor);
        const next = Math.max(0, Math.min(last, from + by));
        store.getState().goTo(next, lines[next]?.key ?? null);
      };
      const showBeside = (by: 1 | -1) => () => {
        flushSync(() => store.getState().showGroup(groupBeside(store.getState().group, by)));
        // A group without a line has no list.
        const list = document.getElementById(MINE_ID);
        (list ?? document.querySelector<HTMLElement>(CHOSEN_GROUP))?.focus();
      };
      const here = () => lines[standsAt(lines, keyOf, store.getState().cursor)];
      return {
        j: step(1),
        k: step(-1),
        x: () => {
          const line = here();
          if (line) pick(line);
        },
        a: askPicked,
        e: () => {
          const line = here();
          if (line) extend(line);
        },
        b: () => {
          const line = here();
          if (line) giveBack(line);
        },
        'Mod+a': () =>
          store
            .getState()
            .pickAll(
              lines
                .filter((line) => line.kind === 'package' && whyNotAsk(line.row) === null)
                .map(({ key }) => key),
            ),
        Enter: () => {
          const line = here();
          if (line) open(line);
        },
        h: showBeside(1),
        'Shift+h': showBeside(-1),
        Escape: () => store.getState().letGo(),
      };
    }, [store, lines, open, pick, askPicked, extend, giveBack]),
  );
  const isEmpty = groups !== null && lines.length === 0;
  useEffect(() => {
    // What was asked for has left the list, and with it the list: the focus stays beside it.
    if (!isEmpty || doing !== null || document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>(CHOSEN_GROUP)?.focus();
  }, [isEmpty, doing]);
  const counts = {
    held: mine?.held.filter(({ isLive }) => isLive).length ?? 0,
    pending: mine?.requests.filter(({ isOpen }) => isOpen).length ?? 0,
    packages: groups?.packages.filter(isOfUse).length ?? 0,
    browser: groups?.browser.length ?? 0,
  };
  return (
    <div className="approvals">
      <div className="approvals-main">
        <MineBar
          tenants={tenants}
          counts={counts}
          shown={lines.length}
          past={lines.filter(isPast).length}
          onAskPicked={askPicked}
          onToList={() => document.getElementById(MINE_ID)?.focus()}
          onCopyLinks={() => void copyLinks()}
        />
        {failure !== null && (
          <p role="alert" className="failure-message">
            <StrangerLine text={failure.message} />
          </p>
        )}
        {mine !== null && all.length === 0 && (
          <EmptyPart nothing={NOTHING[group]} parts={BEHIND[group]} seenInOwn tenants={tenants} />
        )}
        {mine !== null && all.length > 0 && lines.length === 0 && (
          <p className="access-empty">
            {all.some(isOfUse)
              ? 'Nothing here fits the filter.'
              : 'No package is left to ask for: the switch above shows those that you have or asked for.'}
          </p>
        )}
        {lines.length > 0 && (
          <MineList key={group} {...props} lines={lines} onOpen={open} onPick={pick} />
        )}
      </div>
      {doing !== null && <MineDialog doing={doing} {...props} />}
    </div>
  );
}

const CHOSEN_GROUP = '.mine-bar [aria-pressed="true"]';
const NONE: readonly MineLine[] = [];
const keyOf = ({ key }: MineLine) => key;

function MineDialog({ doing, ...props }: { readonly doing: Doing } & AccessPartProps) {
  switch (doing.what) {
    case 'look':
      return <LookDialog line={doing.line} {...props} />;
    case 'ask':
      return <AskDialog asking={doing} {...props} />;
    case 'change':
      return <ChangeDialog line={doing.line} {...props} />;
    case 'give-back':
    case 'cancel':
      return <SureDialog doing={doing} {...props} />;
    case 'import':
      return <ImportDialog {...props} />;
  }
}
