import type { z } from 'zod';
import type { Result } from '../errors.ts';
import { accessContract } from './access.ts';
import { accessReviewsContract } from './access-reviews.ts';
import { accessTrailContract } from './access-trail.ts';
import { accessRunwayContract } from './access-runway.ts';
import type { AppEvent } from './app-event.ts';
import { appContract } from './app.ts';
import { boardContract } from './board.ts';
import { contractsContract } from './contracts.ts';
import { draftsContract } from './drafts.ts';
import { findContract } from './find.ts';
import { inboxContract } from './inbox.ts';
import { incidentPartsContract } from './incident-parts.ts';
import { incidentsContract } from './incidents.ts';
import { linksContract } from './links.ts';
import { manyIncidentsContract } from './many-incidents.ts';
import { myAccessContract } from './my-access.ts';
import { notesContract } from './notes.ts';
import { sessionContract } from './session.ts';
import { snoozesContract } from './snoozes.ts';
import { slaContract } from './sla.ts';
import { tasksContract } from './tasks.ts';
import { templatesContract } from './templates.ts';
import { tenantsContract } from './tenants.ts';
import { undoContract } from './undo.ts';
import { viewsContract } from './views.ts';

/** Everything that may be asked over the border: name → kind, input, output. */
export const contract = {
  ...accessContract,
  ...accessReviewsContract,
  ...myAccessContract,
  ...accessTrailContract,
  ...accessRunwayContract,
  ...appContract,
  ...boardContract,
  ...incidentsContract,
  ...incidentPartsContract,
  ...draftsContract,
  ...notesContract,
  ...linksContract,
  ...findContract,
  ...manyIncidentsContract,
  ...inboxContract,
  ...snoozesContract,
  ...sessionContract,
  ...slaContract,
  ...tasksContract,
  ...templatesContract,
  ...tenantsContract,
  ...undoContract,
  ...viewsContract,
  ...contractsContract,
};

export type Contract = typeof contract;
export type Name = keyof Contract;
type NamesOf<K extends 'query' | 'command'> = {
  [N in Name]: Contract[N]['kind'] extends K ? N : never;
}[Name];
export type QueryName = NamesOf<'query'>;
export type CommandName = NamesOf<'command'>;

/** What a caller gives (before defaults) and what comes back. */
export type Input<N extends Name> = z.input<Contract[N]['input']>;
export type ParsedInput<N extends Name> = z.output<Contract[N]['input']>;
export type Output<N extends Name> = z.output<Contract[N]['output']>;

/** `window.tidewatch`: all the renderer has of the world outside. */
export interface Api {
  query<N extends QueryName>(name: N, input: Input<N>): Promise<Result<Output<N>>>;
  command<N extends CommandName>(name: N, input: Input<N>): Promise<Result<Output<N>>>;
  /** Returns the way to stop listening. */
  on(listener: (event: AppEvent) => void): () => void;
}
