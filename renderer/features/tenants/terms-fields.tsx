import { Checkbox, Field, Select } from '@fluentui/react-components';
import { ContractId, type NamedContract } from '#shared/domain/clock/contract.ts';
import { visibleLine } from '#shared/text.ts';
import { ContractFields } from './contract-fields.tsx';
import { contractWords, ownWords } from './contract-words.ts';
import { USUAL } from './tenant-order.ts';
import type { useTerms } from './use-terms.ts';

interface TermsFieldsProps {
  readonly terms: ReturnType<typeof useTerms>;
  readonly contracts: readonly NamedContract[];
}

/** Which contract a tenant has, and what is different there. */
export function TermsFields({ terms, contracts }: TermsFieldsProps) {
  const { contract, differs, base, draft, problems } = terms;
  const own = terms.terms && ownWords(terms.terms.own);
  return (
    <fieldset className="form engagement">
      <legend>How quick we promised to be</legend>
      <Field label="Contract" hint={contractWords(base)}>
        <Select
          value={contract ?? ''}
          onChange={(_, { value }) => terms.choose(value === '' ? null : ContractId.parse(value))}
        >
          <option value="">{USUAL}</option>
          {contracts.map(({ id, name }) => (
            <option key={id} value={id}>
              {visibleLine(name)}
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox
        label="Something is different for this tenant"
        checked={differs}
        onChange={(_, { checked }) => terms.setDiffers(checked === true)}
      />
      {differs && <ContractFields draft={draft} problems={problems} onChange={terms.change} />}
      {differs && (
        <p className="muted">{own ? `Different here: ${own}.` : 'Nothing is different yet.'}</p>
      )}
    </fieldset>
  );
}
