import { Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { Engagement, SharedArea } from '#shared/domain/engagement.ts';
import type { useEngagement } from './use-engagement.ts';

type EngagementFieldsProps = Pick<
  ReturnType<typeof useEngagement>,
  'draft' | 'change' | 'problems'
>;

const SERVICES: Record<Engagement['service'], string> = {
  unknown: 'Not known',
  none: 'No Defender Experts',
  hunting: 'Defender Experts for Hunting',
  xdr: 'Defender Experts for XDR (with hunting)',
  servers: 'Defender Experts for Servers',
};
const ROLES: Record<Engagement['expertsRole'], string> = {
  unknown: 'Not known',
  reader: 'Read: they post actions for others to do',
  operator: 'Operate: they act themselves',
};
const AREAS: Record<SharedArea, string> = {
  triage: 'Triage',
  investigation: 'Investigation',
  remediation: 'Remediation',
  hunting: 'Incidents found by hunting',
};

/** Who works in this tenant beside us: the whose-turn column and the clocks follow from it. */
export function EngagementFields({ draft, change, problems }: EngagementFieldsProps) {
  const { service, expertsRole, customerAreas } = draft;
  const { shape } = Engagement;
  return (
    <fieldset className="form engagement">
      <legend>Who works here</legend>
      <Field
        label="Defender Experts"
        hint="As the customer’s contract says; Graph does not tell it."
      >
        <Select
          value={service}
          onChange={(_, { value }) => change({ service: shape.service.parse(value) })}
        >
          {shape.service.options.map((choice) => (
            <option key={choice} value={choice}>
              {SERVICES[choice]}
            </option>
          ))}
        </Select>
      </Field>
      {service !== 'none' && (
        <Field label="What they may do">
          <Select
            value={expertsRole}
            onChange={(_, { value }) => change({ expertsRole: shape.expertsRole.parse(value) })}
          >
            {shape.expertsRole.options.map((choice) => (
              <option key={choice} value={choice}>
                {ROLES[choice]}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {service !== 'none' && (
        <Field
          label="Excluded device groups"
          hint="Out of the Experts’ scope. Separated by commas."
          validationMessage={problems.excludedGroups}
        >
          <Input
            value={draft.excludedGroups}
            onChange={(_, { value }) => change({ excludedGroups: value })}
          />
        </Field>
      )}
      <fieldset>
        <legend>The customer’s own SOC does</legend>
        {SharedArea.options.map((area) => (
          <Checkbox
            key={area}
            label={AREAS[area]}
            checked={customerAreas.includes(area)}
            onChange={(_, { checked }) => {
              const others = customerAreas.filter((one) => one !== area);
              change({ customerAreas: checked === true ? [...others, area] : others });
            }}
          />
        ))}
      </fieldset>
      <Field
        label="People of the customer’s own SOC"
        hint="Names or mail domains, separated by commas. What is assigned to them is theirs."
        validationMessage={problems.customerSoc}
      >
        <Input
          value={draft.customerSoc}
          onChange={(_, { value }) => change({ customerSoc: value })}
        />
      </Field>
    </fieldset>
  );
}
