import type { Input, Name, Output } from '#shared/contract/contract.ts';

/** For one name: input it takes, input it must refuse, and answers as core gives them. */
export interface Examples<N extends Name> {
  readonly accepted: readonly Input<N>[];
  readonly refused: readonly unknown[];
  readonly outputs: readonly Output<N>[];
}
