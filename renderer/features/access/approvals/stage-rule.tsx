import type { Approval } from '#shared/domain/access/approval.ts';
import { alternatesFrom } from '#shared/domain/access/deadline.ts';
import { durationWords } from '#shared/domain/access/duration-words.ts';
import type { PolicyStage } from '#shared/domain/access/policy.ts';
import { millis } from '#shared/time.ts';
import { useClock, useClockText } from '../../../ui/clock.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';

interface StageRuleProps {
  readonly rule: PolicyStage;
  /** When the stage was opened: from then on its time counts. Null where that is not told, or over. */
  readonly beganAt: string | null;
}

/** What the policy says about the decision on the open stage. */
export function StageRule({ rule, beganAt }: StageRuleProps) {
  const { words } = useClock();
  const since = beganAt === null ? '' : `, counted from ${words.exact(beganAt)}`;
  return (
    <>
      <p>{rule.justification ? 'Wants a reason for the decision.' : 'Wants no reason.'}</p>
      {rule.denyAfter !== null && (
        <p>
          Denies by itself after {durationWords(rule.denyAfter)}
          {since}.
        </p>
      )}
      <Names before="May decide:" names={rule.approvers} />
      <Names before="Where none of them is found:" names={rule.fallbacks} />
    </>
  );
}

interface AlternatesProps {
  readonly approval: Approval;
  readonly rule: PolicyStage;
  /** ISO 8601. */
  readonly after: string;
}

/** Who else may decide once the approvers have let their time pass, and whether it has. */
export function Alternates({ approval, rule, after }: AlternatesProps) {
  const { words } = useClock();
  const from = alternatesFrom(approval);
  const isEscalated = /escalated/i.test(approval.request.status ?? '');
  const standing = useClockText((nowMs) => {
    const isOver = isEscalated || (from !== null && millis(from) <= nowMs);
    if (isOver) return 'That time is over: they may decide too.';
    return from === null ? '' : `That is in ${words.age(millis(from) - nowMs)}.`;
  });
  return (
    <>
      <Names
        before={`After ${durationWords(after)} also:`}
        names={rule.alternates.length === 0 ? ['nobody the policy names'] : rule.alternates}
      />
      <Names before="Where none of them is found:" names={rule.alternateFallbacks} />
      {standing !== '' && <p title={from === null ? undefined : words.exact(from)}>{standing}</p>}
    </>
  );
}

function Names({ before, names }: { readonly before: string; readonly names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <p>
      {before} <StrangerLine text={names.join(', ')} />
    </p>
  );
}
