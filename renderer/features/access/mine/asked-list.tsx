import { visibleLine } from '#shared/text.ts';
import { TenantMark } from '../../../ui/marks.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import type { AccessPartProps } from '../access-part.ts';
import { policyWords } from '../policy-words.ts';
import { lastWords } from '../runway/runway-view.ts';
import type { AskFor, Chosen } from './ask-questions.ts';
import type { AskedDays } from './ask-dates.ts';
import { endsWords } from './asked-end.ts';

interface AskedListProps extends Pick<AccessPartProps, 'tenants'> {
  readonly chosen: readonly Chosen[];
  /** As they were meant, with what one has of each. */
  readonly packages: readonly AskFor[];
  readonly days: AskedDays;
  readonly nowMs: number;
  readonly choices: Readonly<Record<string, string>>;
  readonly onChoose: (choices: Record<string, string>) => void;
}

/** What is asked for, in which tenant, under which policy and for how long. */
export function AskedList(props: AskedListProps) {
  const { chosen, packages, days, nowMs, tenants, choices, onChoose } = props;
  const hadOf = new Map(packages.map((one) => [`${one.tenantId}/${one.packageId}`, one.had]));
  return (
    <ul className="decide-named" tabIndex={0} aria-label="What is asked for">
      {chosen.map((one) => {
        const { key, whole, policy } = one;
        const tenant = tenants.get(whole.tenantId);
        const name = tenant?.name ?? whole.tenantId;
        const had = hadOf.get(key) ?? null;
        const ends = endsWords(had, policy, days, nowMs);
        return (
          <li key={key}>
            <TenantMark name={name} colour={tenant?.colour ?? null} />
            <span>
              <StrangerLine text={whole.name} longest={120} />{' '}
              <span className="muted">
                {policy === null ? (
                  noPolicyWords(one, key in choices)
                ) : (
                  <StrangerLine text={policyWords(policy)} />
                )}
              </span>
              {ends !== null && <span className="asked-ends">{ends}</span>}
              {had?.endsLast === true && (
                <span className="approval-hint asked-ends">
                  <span aria-hidden="true">▲</span> {lastWords({ isMine: true }, name)}
                </span>
              )}
              <PolicyChoice
                one={one}
                onChoose={(policyId) => onChoose({ ...choices, [key]: policyId })}
              />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function noPolicyWords({ whole }: Chosen, isKnown: boolean): string {
  if ((whole.requirements ?? []).length === 0) return 'cannot be asked for now';
  return isKnown
    ? 'The policy you have it under is not offered to you any more.'
    : 'Graph does not say under which policy you have it.';
}

interface PolicyChoiceProps {
  readonly one: Chosen;
  readonly onChoose: (policyId: string) => void;
}

/** Where there is something to choose. What is not offered any more is never replaced unasked. */
function PolicyChoice({ one: { whole, policy }, onChoose }: PolicyChoiceProps) {
  const policies = whole.requirements ?? [];
  if (policies.length === 0 || (policies.length === 1 && policy !== null)) return null;
  return (
    <select
      aria-label={`Policy for ${visibleLine(whole.name)}`}
      value={policy?.policyId ?? ''}
      onChange={({ target }) => onChoose(target.value)}
    >
      {policy === null && <option value="">Choose a policy</option>}
      {policies.map((offered) => (
        <option key={offered.policyId} value={offered.policyId}>
          {visibleLine(policyWords(offered))}
        </option>
      ))}
    </select>
  );
}
