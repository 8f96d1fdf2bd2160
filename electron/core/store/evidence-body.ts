import { z } from 'zod';
import { type AlertId, Evidence } from '#shared/domain/incident.ts';
import { EVIDENCE_NAME_PLACES, EVIDENCE_NAMES } from '#shared/domain/evidence-names.ts';
import { fromJson } from './stored-json.ts';

/** The most pieces of one alert that are kept; the number of all of them is kept beside. */
export const EVIDENCE_KEPT = 5_000;

const text = z.string().nullable();
/** A piece as it is stored: values by position, because there are ten times as many as incidents. */
const Piece = z.tuple([
  Evidence.shape.kind,
  z.string(),
  z.string(),
  text,
  text,
  text,
  z.array(z.string()),
  Evidence.shape.createdAt,
  text,
  text,
  text,
  /** Name, value, name, value…; a name of the contract is a number (evidence-names.ts). */
  z.array(z.union([z.string(), z.number()])),
]);

/** All pieces of one alert as one text. */
export function evidenceBody(pieces: readonly Evidence[]): string {
  return JSON.stringify(
    pieces.length > EVIDENCE_KEPT ? packed(pieces.slice(0, EVIDENCE_KEPT)) : packed(pieces),
  );
}

function packed(pieces: readonly Evidence[]): unknown[] {
  return pieces.map((piece) => {
    const fields: (string | number)[] = [];
    for (const { name, value } of piece.fields) {
      fields.push(EVIDENCE_NAME_PLACES.get(name) ?? name, value);
    }
    return [
      piece.kind,
      piece.type,
      piece.label,
      piece.detail,
      piece.verdict,
      piece.remediationStatus,
      piece.roles,
      piece.createdAt,
      piece.deviceId,
      piece.userObjectId,
      piece.userPrincipalName,
      fields,
    ];
  });
}

/** The first `most` pieces in such a text. @throws AppError `damaged` when it is of another form. */
export function evidenceOf(body: string, alertId: AlertId, most: number): Evidence[] {
  return fromJson(z.array(z.unknown()), body)
    .slice(0, most)
    .map((piece, ordinal) => {
      const [kind, type, label, detail, verdict, remediationStatus, roles, createdAt, ...ids] =
        Piece.parse(piece);
      const [deviceId, userObjectId, userPrincipalName, pairs] = ids;
      const fields = pairs.flatMap((name, at) =>
        at % 2 === 0 ? [{ name: nameOf(name), value: String(pairs[at + 1] ?? '') }] : [],
      );
      const said = { kind, type, label, detail, verdict, remediationStatus, roles, createdAt };
      return { alertId, ordinal, ...said, deviceId, userObjectId, userPrincipalName, fields };
    });
}

function nameOf(stored: string | number): string {
  return typeof stored === 'string' ? stored : (EVIDENCE_NAMES[stored] ?? String(stored));
}
