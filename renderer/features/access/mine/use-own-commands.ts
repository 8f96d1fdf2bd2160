import { useCallback } from 'react';
import type { AskReceipt } from '#shared/contract/my-access.ts';
import { shortened, visibleLine } from '#shared/text.ts';
import { useApi } from '../../../api.tsx';
import { useReport } from '../../../ui/report.tsx';
import type { AccessPartProps } from '../access-part.ts';
import { followRecorded } from '../follow-recorded.ts';
import { recordedWords, shortName } from '../recorded-words.ts';
import { useTakeBack, WISHES } from '../use-take-back.ts';
import { draftOf } from '../drafts.ts';
import { draftKeys } from './ask-questions.ts';
import { useMineStore } from './mine-context.ts';
import { deedOf, heldOf, type LineOf } from './mine-lines.ts';

/** Says in the report line what was recorded of one deed, what was left out, and offers the way back. */
export function useReceipt({ tenants, offline }: AccessPartProps) {
  const api = useApi();
  const takeBack = useTakeBack(WISHES);
  const report = useReport();
  return useCallback(
    (name: string, { recorded, left }: AskReceipt) => {
      const [first] = left;
      const ids = recorded.map(({ id }) => id);
      const about = recorded.flatMap(({ title, tenantId }) => {
        return [title, tenants.get(tenantId)?.name ?? tenantId];
      });
      const words = [
        recorded.length === 0 ? 'Nothing was recorded.' : recordedWords(name, about, offline),
        first && `${shortName(first.title)}: ${visibleLine(shortened(first.reason, 600))}`,
      ];
      report({
        kind: 'done',
        text: words.filter((part) => part !== undefined).join(' '),
        ...(ids.length > 0 && { undo: () => void takeBack(ids), ...followRecorded(api, ids) }),
      });
    },
    [api, takeBack, report, tenants, offline],
  );
}

/** Extends what one has, or asks once more for what is over, beginning with the reason and the answers of the last time. */
export function useAskAgain() {
  const api = useApi();
  const store = useMineStore();
  return useCallback(
    (line: LineOf<'held'> | LineOf<'request'>) => {
      const { tenantId, packageId } = line.row;
      if (packageId === null) return;
      const had = heldOf(line, store.getState().mine);
      const { policyId } = had ?? (line.kind === 'held' ? line.row : { policyId: null });
      const packages = [{ tenantId, packageId, policyId, title: line.title, had }];
      const isWanted = store.getState().prepare();
      void api.query('access.lastAnswers', { tenantId, packageId }).then((found) => {
        if (!isWanted()) return;
        const last = found.ok ? found.value : null;
        const { drafts, setDraft, doNow } = store.getState();
        // What was typed and put off goes before the words of the last time.
        const isWritten = draftOf(drafts, draftKeys(packages)) !== '';
        if (last && !isWritten) setDraft(packages, last.justification);
        const before = last?.answers ?? [];
        const reasonBefore = last?.justification ?? '';
        doNow({ what: 'ask', deed: deedOf(had), packages, before, reasonBefore });
      });
    },
    [api, store],
  );
}
