import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { NamedContract } from '#shared/domain/clock/contract.ts';
import {
  AccessModel,
  BrowserPreference,
  LONGEST_TENANT_NAME,
  MOST_TENANT_TAGS,
  TENANT_COLOURS,
} from '#shared/domain/tenant.ts';
import { word } from '#shared/domain/words.ts';
import { useCommand } from '../../api.tsx';
import { monogramOf } from '../../ui/marks.tsx';
import { listed } from '../../ui/listed.ts';
import { tagsProblem } from '../../ui/tags-problem.ts';
import { PlainDialog } from '../../ui/plain-dialog.tsx';
import { DiscardQuestion } from './discard-question.tsx';
import { EngagementFields } from './engagement-fields.tsx';
import { OwnNameField } from './own-name-field.tsx';
import { TermsFields } from './terms-fields.tsx';
import { useEngagement } from './use-engagement.ts';
import { useOwnName } from './use-own-name.ts';
import { useTerms } from './use-terms.ts';
import '../../styles/tenant-form.css';

interface EditTenantProps {
  readonly tenant: TenantRow;
  readonly contracts: readonly NamedContract[];
  /** The focus begins in the person's own name. */
  readonly atName: boolean;
  readonly onClose: () => void;
}

/** The palette of `colours.css`, in its order. */
const COLOUR_NAMES = [
  'Blue',
  'Red',
  'Green',
  'Purple',
  'Brown',
  'Teal',
  'Magenta',
  'Olive',
  'Indigo',
  'Orange',
  'Sea green',
  'Grey',
];

/** What the person keeps about a tenant: what it is called, the way in, who works there, what we promised. */
export function EditTenant({ tenant, contracts, atName, onClose }: EditTenantProps) {
  const [name, setName] = useState(tenant.name);
  const [colour, setColour] = useState(tenant.colour);
  const [tags, setTags] = useState(tenant.tags.join(', '));
  const [accessModel, setAccessModel] = useState(tenant.accessModel);
  const [browser, setBrowser] = useState(tenant.browser.browser);
  const [profile, setProfile] = useState(tenant.browser.profile ?? '');
  const agreed = useEngagement(tenant.engagement);
  const promised = useTerms(tenant.terms, contracts);
  const named = useOwnName(tenant);
  const run = useCommand();
  const [asking, setAsking] = useState(false);
  const typed = JSON.stringify([
    [name, colour, tags, accessModel, browser, profile, named.text],
    [agreed.draft, promised.contract, promised.differs, promised.draft],
  ]);
  const [before] = useState(typed);
  const escape = () => {
    if (typed === before) onClose();
    else setAsking(!asking);
  };
  const preference = BrowserPreference.safeParse({ browser, profile: profile.trim() || null });
  const problems = {
    name:
      name.trim() === '' || name.trim().length > LONGEST_TENANT_NAME
        ? `A name has 1 to ${LONGEST_TENANT_NAME} letters.`
        : null,
    tags: tagsProblem(listed(tags), MOST_TENANT_TAGS),
    profile: preference.success ? null : 'Letters, digits, space, dot, dash and underscore only.',
  };
  const save = async () => {
    if (problems.name || problems.tags || named.problem || !preference.success) return;
    if (!agreed.engagement || !promised.terms) return;
    const { id } = tenant;
    const result = await run('tenants.update', {
      id,
      name: name.trim(),
      colour,
      tags: listed(tags),
      accessModel,
      browser: preference.data,
      engagement: agreed.engagement,
      terms: promised.terms,
    });
    if (result.ok && (await named.save())) onClose();
  };
  return (
    <PlainDialog
      title={`Edit ${tenant.name}`}
      closeName="Cancel"
      onClose={onClose}
      onEscape={escape}
      actions={
        <Button appearance="primary" type="submit">
          Save
        </Button>
      }
      onSubmit={() => void save()}
    >
      <div className="form">
        <Field label="Name" validationMessage={problems.name}>
          <Input value={name} onChange={(_, { value }) => setName(value)} />
        </Field>
        <fieldset className="colours">
          <legend>Colour</legend>
          {Array.from({ length: TENANT_COLOURS }, (_, choice) => (
            <label key={choice} className="tenant-chip" data-colour={choice}>
              <input
                type="radio"
                name="colour"
                aria-label={COLOUR_NAMES[choice]}
                title={COLOUR_NAMES[choice]}
                checked={choice === colour}
                onChange={() => setColour(choice)}
              />
              {monogramOf(name)}
            </label>
          ))}
        </fieldset>
        <Field label="Tags" hint="Separated by commas." validationMessage={problems.tags}>
          <Input value={tags} onChange={(_, { value }) => setTags(value)} />
        </Field>
        <Field label="How you come in">
          <Select
            value={accessModel}
            onChange={(_, { value }) => setAccessModel(AccessModel.parse(value))}
          >
            {AccessModel.options.map((model) => (
              <option key={model} value={model}>
                {model === 'unknown' ? 'Not known' : word(model)}
              </option>
            ))}
          </Select>
        </Field>
        <OwnNameField names={tenant.names} draft={named} begins={atName} />
        <Field label="Its portal opens in">
          <Select
            value={browser}
            onChange={(_, { value }) => setBrowser(BrowserPreference.shape.browser.parse(value))}
          >
            {BrowserPreference.shape.browser.options.map((choice) => (
              <option key={choice} value={choice}>
                {choice === 'default' ? 'The default browser' : word(choice)}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label="Browser profile"
          hint="Its folder name, for example “Profile 1”. Empty: the one that is open."
          validationMessage={problems.profile}
        >
          <Input value={profile} onChange={(_, { value }) => setProfile(value)} />
        </Field>
        <EngagementFields {...agreed} />
        <TermsFields terms={promised} contracts={contracts} />
        {asking && <DiscardQuestion onKeep={() => setAsking(false)} onDiscard={onClose} />}
      </div>
    </PlainDialog>
  );
}
