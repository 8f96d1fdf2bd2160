import { z } from 'zod';
import { Templates } from '../domain/templates/template.ts';
import { command, query } from './define.ts';

/** Words that are written often, of this profile. */
export const templatesContract = {
  'templates.list': query(z.object({}), Templates),
  /** The whole list, in its order. */
  'templates.set': command(z.object({ templates: Templates }), z.null()),
  /** Asks the person for a file and writes all templates into it; `saved` false: they chose none. */
  'templates.export': command(z.object({}), z.object({ saved: z.boolean() })),
  /**
   * Asks the person for a file and takes its templates in: one of the same name takes the place of ours.
   * Null: they chose none.
   */
  'templates.import': command(
    z.object({}),
    z.object({ added: z.int(), replaced: z.int() }).nullable(),
  ),
};
