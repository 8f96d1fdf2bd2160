import { Field, Input } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { OwnNames } from '#shared/domain/own-name.ts';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { ownNameHint } from './own-name-words.ts';
import type { useOwnName } from './use-own-name.ts';

interface OwnNameFieldProps {
  readonly names: OwnNames;
  readonly draft: ReturnType<typeof useOwnName>;
  /** The focus begins here. */
  readonly begins: boolean;
}

/** Under which name the person is known in a tenant, where it does not tell it itself. */
export function OwnNameField({ names, draft, begins }: OwnNameFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (begins) field.current?.focus(); // after the dialog gave the focus to its first field
  }, [begins]);
  // What the tenant tells counts: then a name that was given can only be taken back.
  const isIdle = names.told !== null && names.typed === null;
  return (
    <Field
      label="Your name in this tenant"
      hint={<StrangerLine text={ownNameHint(names)} longest={400} />}
      validationMessage={draft.problem}
    >
      <Input
        input={{ ref: field }}
        value={draft.text}
        disabled={isIdle}
        placeholder={isIdle ? undefined : 'ada@contoso.com'}
        onChange={(_, { value }) => draft.setText(value)}
      />
    </Field>
  );
}
