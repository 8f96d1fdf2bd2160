import { Button } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import type { AccessPackage } from '#shared/domain/access/package.ts';
import type { RunwayItem } from '#shared/domain/access/runway.ts';
import { useApi, useCommand } from '../../../api.tsx';
import { PlainDialog } from '../../../ui/plain-dialog.tsx';
import { useReport } from '../../../ui/report.tsx';
import type { AccessPartProps } from '../access-part.ts';
import { cascadeWords } from './runway-view.ts';

interface Renewal {
  readonly item: RunwayItem;
  readonly offered: AccessPackage;
  readonly answers: readonly { readonly questionId: string; readonly values: string[] }[];
}

/** Renews one's own access with one key: the same package, policy and answers as the last time. */
export function useExtending(item: RunwayItem | undefined, tenants: AccessPartProps['tenants']) {
  const api = useApi();
  const run = useCommand();
  const report = useReport();
  const [renewal, setRenewal] = useState<Renewal | null>(null);
  const [reason, setReason] = useState('');

  const begin = useCallback(() => {
    const tell = (message: string) =>
      report({
        kind: 'failure',
        failure: { code: 'refused', message, remedy: null, support: null },
      });
    const ask = async () => {
      if (!item) return;
      const { tenantId, packageId } = item;
      if (item.extend !== 'yes' || packageId === null)
        return tell(item.whyNot ?? 'It cannot be renewed.');
      const key = { tenantId, packageId };
      const found = await api.query('access.packages', { packages: [key] });
      const last = await api.query('access.lastAnswers', key);
      if (!found.ok) return report({ kind: 'failure', failure: found.failure });
      if (!last.ok) return report({ kind: 'failure', failure: last.failure });
      const [offered] = found.value;
      if (!offered) return tell('This tenant does not let you ask for it.');
      const given = Map.groupBy(last.value?.answers ?? [], ({ questionId }) => questionId);
      const answers = [...given].flatMap(([questionId, all]) =>
        questionId === null ? [] : [{ questionId, values: all.map(({ value }) => value) }],
      );
      setReason(last.value?.justification ?? '');
      setRenewal({ item, offered, answers });
    };
    void ask();
  }, [api, item, report]);

  const close = () => setRenewal(null);
  const submit = async (chosen: Renewal) => {
    const { tenantId, packageId } = chosen.item;
    const [policy] = chosen.offered.requirements ?? [];
    if (packageId === null || !policy) return;
    const asked = {
      tenantId,
      packageId,
      policyId: policy.policyId,
      answers: [...chosen.answers],
      startAt: null,
      endAt: null,
    };
    const answer = await run('access.ask', { packages: [asked], justification: reason });
    if (!answer.ok) return;
    const { recorded, left } = answer.value;
    const [first] = left;
    if (first) {
      const problems = first.problems.map(({ text }) => text).join(' ');
      const message = `${first.reason} ${problems}`.trim();
      const remedy = 'Ask for it in My access, where its questions are.';
      return report({
        kind: 'failure',
        failure: { code: 'refused', message, remedy, support: null },
      });
    }
    close();
    const [one] = recorded;
    report({
      kind: 'done',
      text: 'Renewal recorded.',
      ...(one && { undo: () => void run('access.takeBack', { id: one.id }) }),
    });
  };

  const name = renewal ? (tenants.get(renewal.item.tenantId)?.name ?? renewal.item.tenantId) : '';
  const dialog = renewal && (
    <PlainDialog
      title={`Renew: ${renewal.item.what}`}
      closeName="Not now"
      onClose={close}
      onSubmit={() => void submit(renewal)}
      actions={
        <>
          <span className="actions-to">
            to <bdi>{name}</bdi>
          </span>
          <Button appearance="primary" type="submit">
            Ask again
          </Button>
        </>
      }
    >
      {renewal.item.isLast === true && <p>{cascadeWords(renewal.item, name)}</p>}
      <label className="decide-reason">
        <span>
          Justification{' '}
          <span className="muted">
            {renewal.offered.requirements?.[0]?.justification === true
              ? '(required by the policy)'
              : '(not required)'}
          </span>
        </span>
        <textarea
          rows={3}
          maxLength={4000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <span className="muted">Answers to questions are those of your last request.</span>
      </label>
    </PlainDialog>
  );
  return { begin, dialog };
}
