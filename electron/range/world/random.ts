/**
 * Chance that can be repeated: everything drawn in the range comes from whole numbers (seed, tenant,
 * row, purpose), so that the same seed always gives the same world and one row never needs another.
 */

/** Mixes whole numbers into 32 well spread bits (the finalizer of MurmurHash3 over each in turn). */
export function mix(...parts: readonly number[]): number {
  let hash = 0x9e3779b9;
  for (const part of parts) {
    hash = Math.imul(hash ^ part, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash >>> 0;
}

/** Bits of a text, for keys that are words (a purpose, a tenant id). */
export function mixText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash);
}

/** Every four digits there are: ids and hashes are most of what is drawn. */
const HEX = Array.from({ length: 0x10000 }, (_, bits) => bits.toString(16).padStart(4, '0'));

/** A row of draws. State with a life of its own, hence a class; one is made for each thing drawn. */
export class Draws {
  #state: number;

  constructor(...parts: readonly number[]) {
    this.#state = mix(...parts);
  }

  /** 32 bits (splitmix32). */
  bits(): number {
    this.#state = (this.#state + 0x9e3779b9) | 0;
    let z = this.#state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  }

  /** At least 0, under 1. */
  unit(): number {
    return this.bits() / 0x1_0000_0000;
  }

  /** A whole number from 0 to `count` - 1. */
  below(count: number): number {
    return Math.floor(this.unit() * count);
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  /** True in `share` (0 to 1) of all cases. */
  chance(share: number): boolean {
    return this.unit() < share;
  }

  /** One of a list. @throws RangeError when the list is empty. */
  pick<T>(list: readonly T[]): T {
    const found = list[this.below(list.length)];
    if (found === undefined) throw new RangeError('Nothing to pick from.');
    return found;
  }

  /** Index of one share; shares need not add up to 1. */
  weighted(shares: readonly number[]): number {
    let rest = this.unit() * shares.reduce((sum, share) => sum + share, 0);
    for (const [index, share] of shares.entries()) {
      rest -= share;
      if (rest < 0) return index;
    }
    return shares.length - 1;
  }

  /** A span with the given mean, as waiting times are spread. */
  exponential(mean: number): number {
    return -Math.log(1 - this.unit()) * mean;
  }

  hex(digits: number): string {
    let text = '';
    while (text.length < digits) {
      const bits = this.bits();
      text += (HEX[bits >>> 16] ?? '') + (HEX[bits & 0xffff] ?? '');
    }
    return text.length === digits ? text : text.slice(0, digits);
  }

  /** Shaped like a random (version 4) UUID. */
  uuid(): string {
    const hex = this.hex(32);
    const variant = '89ab'[this.below(4)] ?? '8';
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}

/** The numbers 0 to `count` - 1 in a drawn order. */
export function shuffled(count: number, draws: Draws): readonly number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let at = count - 1; at > 0; at -= 1) {
    const other = draws.below(at + 1);
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
  return order;
}
