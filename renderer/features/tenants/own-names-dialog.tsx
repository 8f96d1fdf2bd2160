import { Button, Checkbox, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import { UserName } from '#shared/domain/own-name.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { TenantMark } from '../../ui/marks.tsx';
import type { NameAsked } from '../../ui/naming.tsx';
import { PlainDialog } from '../../ui/plain-dialog.tsx';
import { counted } from '../../ui/words.ts';
import { useNaming } from './use-naming.ts';

interface OwnNamesDialogProps {
  /** Tenants that do not tell who the person is. */
  readonly tenants: readonly TenantRow[];
  /** The person's user name at home; null = nobody is signed in. */
  readonly home: string | null;
  /** What goes on once the name is known in the first of these tenants, and what that one is called. */
  readonly asked: (NameAsked & { readonly name: string }) | null;
  readonly onClose: () => void;
}

/** One name for the person in all tenants that do not tell theirs; what waited for it then goes on by itself. */
export function OwnNamesDialog({ tenants, home, asked, onClose }: OwnNamesDialogProps) {
  const [text, setText] = useState(home ?? '');
  const [left, setLeft] = useState<ReadonlySet<TenantId>>(new Set());
  const name = useNaming();
  const parsed = UserName.safeParse(text);
  const chosen = tenants.filter(({ id }) => !left.has(id));
  const save = async () => {
    if (!parsed.success || chosen.length === 0) return;
    onClose();
    const kept = await name(chosen, parsed.data);
    if (asked && kept.includes(asked.tenantId)) asked.onNamed();
  };
  const goesOn = asked !== null && !left.has(asked.tenantId);
  const choose = (id: TenantId, isOn: boolean) => {
    const next = new Set(left);
    if (isOn) next.delete(id);
    else next.add(id);
    setLeft(next);
  };
  return (
    <PlainDialog
      title={asked ? `Which user are you in ${asked.name}?` : 'My name in tenants'}
      // Whoever types on means the list: no letter changes the name that is offered.
      begin={asked && home !== null ? 'submit' : 'first'}
      closeName="Cancel"
      onClose={onClose}
      onSubmit={() => void save()}
      actions={
        tenants.length > 0 && (
          <Button appearance="primary" type="submit" disabledFocusable={chosen.length === 0}>
            {wordsOfUse(chosen.length, goesOn)}
          </Button>
        )
      }
    >
      {tenants.length === 0 ? (
        <p>Every tenant that was asked tells who you are there, or you gave your name.</p>
      ) : (
        <>
          <p>
            Microsoft has not told which user you are {asked ? 'there' : 'in these tenants'}, as
            with GDAP. Incidents there are assigned to the name you give. A tenant may know you
            under another name: look at one you took in the portal. Should Microsoft tell another
            name there, that one is used.
          </p>
          <Field
            label="Your name"
            validationMessage={parsed.success ? null : 'A user name looks like ada@contoso.com.'}
          >
            <Input value={text} onChange={(_, { value }) => setText(value)} />
          </Field>
          <div role="group" aria-label="In these tenants" className="dialog-names">
            {tenants.map((tenant) => (
              <Checkbox
                key={tenant.id}
                label={<TenantMark name={tenant.name} colour={tenant.colour} />}
                checked={!left.has(tenant.id)}
                onChange={(_, { checked }) => choose(tenant.id, checked === true)}
              />
            ))}
          </div>
        </>
      )}
    </PlainDialog>
  );
}

/** What the button does: the person sees that their wish goes on. */
function wordsOfUse(count: number, goesOn: boolean): string {
  const where = goesOn && count === 1 ? 'here' : `in ${counted(count, 'tenant')}`;
  return goesOn ? `Use it ${where} and assign to me` : `Use it ${where}`;
}
