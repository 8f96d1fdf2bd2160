import type { Input, Name, Output } from '#shared/contract/contract.ts';

type AccessName = Extract<Name, `access.${string}`>;

/** Nobody has asked for anything, and nothing waits. */
export function accessCalls(): { [N in AccessName]: (input: Input<N>) => Output<N> } {
  return {
    'access.overview': () => ({
      tenants: [],
      toDecide: 0,
      toReview: 0,
      dueSoon: 0,
      unsent: 0,
      asking: 0,
      sending: null,
      back: null,
      settled: 0,
    }),
    'access.approvals': () => [],
    'access.approval': () => null,
    'access.opened': () => null,
    'access.decide': () => ({ recorded: [], left: [] }),
    'access.reviews': () => ({ rounds: [], stray: [] }),
    'access.review': () => null,
    'access.runway': () => ({ items: [], omitted: 0, gdapReadAt: null, zone: 'UTC' }),
    'access.lookedAt': () => null,
    'access.judge': () => ({ recorded: [], left: [] }),
    'access.trail': () => ({ entries: [], next: null, total: 0, people: [] }),
    'access.exportTrail': () => ({ saved: false, decisions: 0 }),
    'access.takeBack': () => ({ wasRecorded: true, isRestored: false }),
    'access.putBackAway': () => null,
    'access.wishes': () => [],
    'access.mine': () => ({ held: [], requests: [], packages: [], links: [] }),
    'access.packages': () => [],
    'access.answers': () => [],
    'access.lastAnswers': () => null,
    'access.check': () => [],
    'access.ask': () => ({ recorded: [], left: [] }),
    'access.change': () => ({ recorded: [], left: [] }),
    'access.giveBack': () => ({ recorded: [], left: [] }),
    'access.cancel': () => ({ recorded: [], left: [] }),
    'access.reprocess': () => ({ recorded: [], left: [] }),
    'access.importLinks': () => ({ kept: 0, left: [] }),
    'access.forgetLink': () => null,
    'access.copyLinks': () => 0,
    'access.askedInBrowser': () => null,
  };
}
