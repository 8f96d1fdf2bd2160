import { visibleLine } from '#shared/text.ts';
import { TenantMark } from '../../../ui/marks.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import type { AccessPartProps } from '../access-part.ts';
import { policyWords } from '../policy-words.ts';
import type { Chosen } from './ask-questions.ts';

interface AskedListProps extends Pick<AccessPartProps, 'tenants'> {
  readonly chosen: readonly Chosen[];
  readonly choices: Readonly<Record<string, string>>;
  readonly onChoose: (choices: Record<string, string>) => void;
}

/** What is asked for, in which tenant, under which policy and for how long. */
export function AskedList({ chosen, tenants, choices, onChoose }: AskedListProps) {
  return (
    <ul className="decide-named" tabIndex={0} aria-label="What is asked for">
      {chosen.map((one) => {
        const { key, whole, policy } = one;
        const tenant = tenants.get(whole.tenantId);
        return (
          <li key={key}>
            <TenantMark name={tenant?.name ?? whole.tenantId} colour={tenant?.colour ?? null} />
            <span>
              <StrangerLine text={whole.name} longest={120} />{' '}
              <span className="muted">
                {policy === null ? noPolicyWords(one) : <StrangerLine text={policyWords(policy)} />}
              </span>
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

function noPolicyWords({ whole }: Chosen): string {
  return (whole.requirements ?? []).length === 0
    ? 'cannot be asked for now'
    : 'The policy you have it under is not offered to you any more.';
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
