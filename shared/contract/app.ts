import { z } from 'zod';
import { DEFAULT_END_REMINDERS, EndReminders } from '../domain/access/end-reminders.ts';
import { OwnKeys } from '../domain/keys/own-keys.ts';
import { LinkTarget } from '../domain/links.ts';
import { TenantId } from '../domain/tenant.ts';
import { Theme } from '../domain/theme.ts';
import { Failure } from '../errors.ts';
import { Instant } from '../time.ts';
import { command, hostCommand, hostQuery, query } from './define.ts';
import { hostInputs } from './host-inputs.ts';

export const Settings = z.object({
  theme: Theme,
  density: z.enum(['compact', 'normal', 'comfortable']),
  singleKeyShortcuts: z.boolean(),
  /** Keys the person chose instead of the usual ones. */
  keys: OwnKeys,
  retentionDays: z.int().min(7).max(3650),
  requestsPerMinute: z.int().min(5).max(150),
  /** Reminders of access that ends. */
  endReminders: EndReminders,
  /** Real sign-in: the registration of the MSSP and its home tenant; empty until given. */
  clientId: z.union([z.uuid(), z.literal('')]),
  homeTenantId: z.union([z.uuid(), z.literal('')]),
});
export type Settings = z.infer<typeof Settings>;

/** What a fresh profile starts with, and how the page looks and answers until the settings are read. */
export const DEFAULT_SETTINGS: Settings = {
  theme: 'dark',
  density: 'normal',
  singleKeyShortcuts: true,
  keys: {},
  retentionDays: 180,
  requestsPerMinute: 50,
  endReminders: DEFAULT_END_REMINDERS,
  clientId: '',
  homeTenantId: '',
};

/** The line at the top: what we see, what we do not, and how old it is. */
export const Strip = z.object({
  total: z.int(),
  fresh: z.int(),
  stale: z.int(),
  blind: z.int(),
  incidents: z.int(),
  /** The most recent moment at which any tenant was read completely. */
  lastCompleteAt: Instant.nullable(),
  /** The oldest complete look among the tenants that are not blind. */
  oldestCompleteAt: Instant.nullable(),
  syncing: z.int(),
  offline: z.boolean(),
  pending: z.int(),
  /** Those of them that cannot be sent before an administrator of their tenant approves. */
  unapproved: z.int(),
  refused: z.int(),
  /** Open incidents that are over time, and those that soon will be. */
  breached: z.int(),
  warning: z.int(),
});
export type Strip = z.infer<typeof Strip>;

/** Something the person must know once: a file set aside, storage without protection, a restored backup. */
export const Notice = z.object({
  id: z.string(),
  level: z.enum(['info', 'warning', 'error']),
  text: z.string(),
  remedy: z.string().nullable(),
  at: Instant,
});
export type Notice = z.infer<typeof Notice>;

export const HostStatus = z.object({
  version: z.string(),
  /** Which profile core runs on: none until the person chose on the first screen. */
  profile: z.enum(['none', 'real', 'range']),
  core: z.enum(['stopped', 'starting', 'running', 'restarting']),
  rangeAllowed: z.boolean(),
  /** Why the last start of core or of the range failed. */
  failure: Failure.nullable(),
});
export type HostStatus = z.infer<typeof HostStatus>;

export const appContract = {
  'app.strip': query(z.object({}), Strip),
  'app.notices': query(z.object({}), z.array(Notice)),
  'app.dismissNotice': command(z.object({ id: z.string() }), z.null()),
  'settings.get': query(
    z.object({}),
    z.object({ settings: Settings, managed: z.array(z.string()) }),
  ),
  'settings.set': command(Settings.partial(), z.null()),
  /** Looks at one tenant, or at all, now. */
  'sync.now': command(z.object({ tenantId: TenantId.nullable() }), z.null()),
  /** The tenants on the screen are looked at more often. */
  'sync.visible': command(z.object({ tenantIds: z.array(TenantId).max(1000) }), z.null()),
  /** The address a link would open, to show before it is opened; `url` null = breadcrumb only. */
  'links.preview': query(
    z.object({ target: LinkTarget }),
    z.object({
      url: z.string().nullable(),
      breadcrumb: z.string().nullable(),
      /** Of the training range: a portal opens, but its tenants are invented. */
      training: z.boolean(),
    }),
  ),
  'links.open': command(z.object({ target: LinkTarget }), z.null()),
  'links.copy': command(z.object({ target: LinkTarget }), z.null()),
  /** Plain text the person asked to copy: support details, an indicator. */
  'app.copyText': command(z.object({ text: z.string().max(20_000) }), z.null()),

  'host.status': hostQuery(hostInputs['host.status'].input, HostStatus),
  /** Chooses the profile on the first screen, or leaves it. */
  'host.openRange': hostCommand(hostInputs['host.openRange'].input, z.null()),
  'host.openReal': hostCommand(hostInputs['host.openReal'].input, z.null()),
  'host.leaveProfile': hostCommand(hostInputs['host.leaveProfile'].input, z.null()),
  /** Once more after a start that failed; `beginAnew` gives up a key that does not open. */
  'host.startAgain': hostCommand(hostInputs['host.startAgain'].input, z.null()),
  'host.setTheme': hostCommand(hostInputs['host.setTheme'].input, z.null()),
};
