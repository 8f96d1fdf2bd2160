/**
 * Where sealed sign-ins are kept between two starts (the ledger implements it). A slot is `home` or a
 * tenant id; the text is sealed by the host and means nothing without it.
 */
export interface SignInStore {
  get(slot: string): string | null;
  put(slot: string, sealed: string): void;
  remove(slot: string): void;
  clear(): void;
  list(): string[];
}

/** Forgets everything with the program: for computers without protected storage, and for tests. */
export function memorySignInStore(): SignInStore {
  const slots = new Map<string, string>();
  return {
    get: (slot) => slots.get(slot) ?? null,
    put: (slot, sealed) => {
      slots.set(slot, sealed);
    },
    remove: (slot) => {
      slots.delete(slot);
    },
    clear: () => slots.clear(),
    list: () => [...slots.keys()],
  };
}
