import { useState } from 'react';
import {
  agreedContract,
  type ContractId,
  NO_OWN_TERMS,
  type NamedContract,
  ownTermsFor,
  type TenantTerms,
  USUAL_CONTRACT,
} from '#shared/domain/clock/contract.ts';
import { type ContractDraft, draftOf, readDraft } from './contract-draft.ts';
import { ownWords } from './contract-words.ts';

/** A tenant's terms as they are being edited: its contract, and what is different there. */
export function useTerms(before: TenantTerms, contracts: readonly NamedContract[]) {
  const baseOf = (id: ContractId | null) =>
    contracts.find((one) => one.id === id) ?? USUAL_CONTRACT;
  const [contract, setContract] = useState(before.contract);
  const [differs, setDiffers] = useState(ownWords(before.own) !== null);
  const [draft, setDraft] = useState(() => draftOf(agreedContract(baseOf(contract), before.own)));
  const read = readDraft(draft);
  const base = baseOf(contract);
  const own = read.contract && ownTermsFor(base, read.contract);
  return {
    contract,
    differs,
    draft,
    base,
    problems: read.problems,
    /** Null while something in it cannot be kept. */
    terms: differs ? own && { contract, own } : { contract, own: NO_OWN_TERMS },
    choose: (id: ContractId | null) => {
      setContract(id);
      setDraft(draftOf(agreedContract(baseOf(id), own ?? NO_OWN_TERMS)));
    },
    setDiffers: (on: boolean) => {
      setDiffers(on);
      if (!on) setDraft(draftOf(base));
    },
    change: (part: Partial<ContractDraft>) => setDraft({ ...draft, ...part }),
  };
}
