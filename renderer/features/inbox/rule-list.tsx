import { Button, Switch } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import { NEW_RULE, type TellingRule } from '#shared/domain/telling/rule.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { RuleForm } from './rule-form.tsx';
import { useInbox } from './inbox-context.ts';
import { ruleWords } from './rule-words.ts';

interface RuleListProps {
  readonly rules: readonly TellingRule[];
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
  readonly onSave: (rule: TellingRule) => void;
  readonly onRemove: (id: string) => void;
}

/** What the person is told of: each rule with its switch, what it asks for, and its form. */
export function RuleList({ rules, tenants, onSave, onRemove }: RuleListProps) {
  const [edited, setEdited] = useState<TellingRule | null>(null);
  const sought = useInbox((state) => state.soughtRule);
  const found = useInbox((state) => state.ruleFound);
  const edits = useRef(new Map<string, HTMLButtonElement>());
  useEffect(() => {
    if (sought === null) return;
    edits.current.get(sought)?.focus();
    found();
  }, [sought, found]);
  const nameOf = (id: TenantId) => tenants.get(id)?.name ?? id;
  return (
    <section>
      <h2>What I am told of</h2>
      <Button onClick={() => setEdited({ ...NEW_RULE, id: crypto.randomUUID() })}>
        Add a rule
      </Button>
      <ul className="telling-rules">
        {rules.map((rule) => (
          <li key={rule.id}>
            <Switch
              label={rule.name}
              checked={rule.on}
              onChange={(_, { checked }) => onSave({ ...rule, on: checked })}
            />
            <span className="muted">{ruleWords(rule, nameOf)}</span>
            <Button
              ref={(button: HTMLButtonElement | null) => {
                if (button) edits.current.set(rule.id, button);
                else edits.current.delete(rule.id);
              }}
              size="small"
              aria-label={`Edit the rule ${rule.name}`}
              onClick={() => setEdited(rule)}
            >
              Edit
            </Button>
          </li>
        ))}
      </ul>
      {edited && (
        <RuleForm
          rule={edited}
          isNew={!rules.some(({ id }) => id === edited.id)}
          tenants={tenants}
          onClose={() => setEdited(null)}
          onSave={(rule) => {
            onSave(rule);
            setEdited(null);
          }}
          onRemove={() => {
            onRemove(edited.id);
            setEdited(null);
          }}
        />
      )}
    </section>
  );
}
