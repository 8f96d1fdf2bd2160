import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { MOST_VIEWS, NamedLook } from './view.ts';

const FORMAT = 'tidewatch-views';
const VERSION = 1;

/** Longer than any file of views that Tidewatch writes. */
export const LONGEST_TEAM_FILE = 2_000_000;

const Envelope = z.object({ format: z.literal(FORMAT), version: z.int().min(1) });
const TeamFile = z.object({ views: z.array(NamedLook).min(1).max(MOST_VIEWS) });

/** Views as a team passes them on. */
export function teamFileText(views: readonly NamedLook[]): string {
  const plain = views.map(({ name, look }) => ({ name, look }));
  return `${JSON.stringify({ format: FORMAT, version: VERSION, views: plain }, null, 2)}\n`;
}

/** @throws AppError `bad-input`, which says what is wrong with the file and what to do. */
export function parseTeamFile(text: string): NamedLook[] {
  const json = parsedJson(text);
  const envelope = Envelope.safeParse(json);
  if (!envelope.success) throw unusable('This is no file of Tidewatch views.', envelope.error);
  if (envelope.data.version > VERSION) {
    throw new AppError('bad-input', 'This file was written by a newer version of Tidewatch.', {
      remedy: 'Update Tidewatch, or ask for a file from this version.',
    });
  }
  const file = TeamFile.safeParse(json);
  if (file.success) return file.data.views;
  const place = file.error.issues[0]?.path[1];
  const which =
    typeof place === 'number' ? `The view number ${place + 1} in this file` : 'The list';
  throw unusable(`${which} cannot be read. Nothing was imported.`, file.error);
}

function parsedJson(text: string): unknown {
  if (text.length > LONGEST_TEAM_FILE) throw unusable('This file is too large.', null);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unusable('This is no file of Tidewatch views.', cause);
  }
}

function unusable(message: string, cause: unknown): AppError {
  return new AppError('bad-input', message, {
    cause,
    remedy: 'Ask for the file again: it is made with “Export” in “Manage views”.',
  });
}
