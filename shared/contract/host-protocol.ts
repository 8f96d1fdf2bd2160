import { z } from 'zod';
import { Cloud } from '../domain/cloud.ts';
import { Toast } from '../domain/telling/toast.ts';
import { Policy } from '../domain/policy.ts';
import { BrowserPreference } from '../domain/tenant.ts';
import { Failure } from '../errors.ts';
import { AppEvent } from './app-event.ts';
import { Asked } from './host-inputs.ts';
import { TrayCounts } from './tray-counts.ts';

/** How a kept secret begins that nothing could seal, and one that belongs to the headless commands. */
export const UNPROTECTED_MARK = 'unprotected:';
export const HEADLESS_MARK = 'file:';

/** What `unseal` is answered with. `resealed`, where there is one, is to be kept instead of what was sealed. */
export const Unsealed = z.object({ plain: z.string(), resealed: z.string().nullable() });
export type Unsealed = z.infer<typeof Unsealed>;

/** What core is started with: the first message main posts to it. */
export const CoreStart = z.object({
  kind: z.literal('start'),
  /** The profile's own folder; core creates what it needs inside. */
  dataDir: z.string().min(1),
  cloud: Cloud,
  policy: Policy,
  protection: z.enum(['protected', 'memory-only']),
  appVersion: z.string(),
  /** The person gave up the key of this profile: if it still does not open, an empty profile begins. */
  beginAnew: z.boolean().optional(),
});
export type CoreStart = z.infer<typeof CoreStart>;

const AnyResult = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), failure: Failure }),
]);

/** main → core. */
export const ToCore = z.discriminatedUnion('kind', [
  CoreStart,
  z.object({
    kind: z.literal('call'),
    id: z.int(),
    /** As what the page asked it. */
    asked: Asked,
    name: z.string(),
    input: z.unknown(),
  }),
  z.object({ kind: z.literal('reply'), id: z.int(), result: AnyResult }),
  z.object({ kind: z.literal('power'), event: z.enum(['resume', 'lock', 'unlock']) }),
  z.object({ kind: z.literal('stop') }),
]);
export type ToCore = z.infer<typeof ToCore>;

/** A file the person chooses: a name to begin with, what it is, and how its name ends (without the dot). */
const AskedFile = z.object({
  name: z.string().min(1).max(100),
  kind: z.string().min(1).max(100),
  extension: z.string().regex(/^[a-z0-9]{1,10}$/),
});
export type AskedFile = z.infer<typeof AskedFile>;

/** A second text that goes beside the chosen file, under its name with this added (after a dot). */
const BesideFile = z.object({
  extension: z.string().regex(/^[a-z0-9]{1,10}$/),
  text: z.string(),
});
export type BesideFile = z.infer<typeof BesideFile>;

/** What core may ask the rim to do; each is answered with a `reply` of the same id. */
export const HostAsk = z.discriminatedUnion('call', [
  z.object({ call: z.literal('seal'), plain: z.string() }),
  z.object({ call: z.literal('unseal'), sealed: z.string() }),
  z.object({ call: z.literal('open'), url: z.string(), browser: BrowserPreference }),
  z.object({ call: z.literal('copy'), text: z.string() }),
  z.object({ call: z.literal('notify'), toast: Toast }),
  z.object({ call: z.literal('counts'), counts: TrayCounts }),
  /** Answered with whether the person chose a file. */
  z.object({
    call: z.literal('save-text'),
    file: AskedFile,
    text: z.string(),
    beside: BesideFile.nullable(),
  }),
  /** Answered with the text of the file the person chose, or null. */
  z.object({ call: z.literal('read-text'), file: AskedFile, mostBytes: z.int().min(1) }),
]);
export type HostAsk = z.infer<typeof HostAsk>;

/** core → main. `ready` follows a successful start, `failed` a start that cannot work. */
export const FromCore = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('failed'), failure: Failure }),
  z.object({ kind: z.literal('result'), id: z.int(), result: AnyResult }),
  z.object({ kind: z.literal('event'), event: AppEvent }),
  z.object({ kind: z.literal('ask'), id: z.int(), ask: HostAsk }),
  z.object({ kind: z.literal('stopped') }),
]);
export type FromCore = z.infer<typeof FromCore>;
