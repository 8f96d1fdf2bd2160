import type { myAccessContract } from '#shared/contract/my-access.ts';
import type { AccessDesk } from '../access/access-desk.ts';
import type { HandlersOf } from './handler.ts';

/** What a person asks for, has and gives back. */
export function myAccessHandlers(desk: AccessDesk): HandlersOf<typeof myAccessContract> {
  const { own, links } = desk;
  return {
    'access.mine': () => own.mine(),
    'access.packages': ({ packages }) => own.packages(packages),
    'access.lastAnswers': own.lastAnswers,
    'access.answers': own.answers,
    'access.check': ({ packages, justification }) => own.wishes.check(packages, justification),
    'access.ask': ({ packages, justification }) => own.wishes.ask(packages, justification),
    'access.change': own.wishes.change,
    'access.giveBack': ({ assignments }) => own.wishes.giveBack(assignments),
    'access.cancel': ({ requests }) => own.wishes.cancel(requests),
    'access.reprocess': ({ requests }) => own.wishes.reprocess(requests),
    'access.importLinks': ({ text, tenantId }) => links.take(text, tenantId),
    'access.forgetLink': (link) => {
      links.forget(link);
      return null;
    },
    'access.copyLinks': ({ tenantId }) => links.copy(tenantId),
    'access.askedInBrowser': (ask) => {
      links.say(ask);
      return null;
    },
  };
}
