import { z } from 'zod';
import { AccessReach } from '../domain/access/access-seen.ts';
import { BrowserAsk, PackageLink } from '../domain/access/package-link.ts';
import { AccessPackage, PackageId } from '../domain/access/package.ts';
import { AccessAnswer, RequestId } from '../domain/access/request.ts';
import { Unextended } from '../domain/access/runway.ts';
import { WishId } from '../domain/access/wish.ts';
import { TenantId } from '../domain/tenant.ts';
import { Instant } from '../time.ts';
import { WishLine } from './access.ts';
import { command, query } from './define.ts';

const ItemId = z.string().min(1).max(200);
const PackageKey = z.object({ tenantId: TenantId, packageId: PackageId });
const AssignmentKey = z.object({ tenantId: TenantId, assignmentId: ItemId });
const RequestKey = z.object({ tenantId: TenantId, requestId: RequestId });

/** Something the person has, or had until lately. Names are hostile. */
export const HeldRow = z.object({
  tenantId: TenantId,
  assignmentId: ItemId,
  packageId: PackageId.nullable(),
  packageName: z.string(),
  policyId: z.string().nullable(),
  policyName: z.string().nullable(),
  state: z.string(),
  startAt: Instant.nullable(),
  /** Null with `endsKnown`: it does not end. */
  endAt: Instant.nullable(),
  endsKnown: z.boolean(),
  /** When what is no longer had ended; null = it is had, or that is not told. */
  endedAt: Instant.nullable(),
  isLive: z.boolean(),
  /**
   * The only one that the person has in that tenant and keeps: after it the guest account goes. What is being
   * given back, or only being delivered, keeps nobody.
   */
  isLast: z.boolean(),
  /** Nothing of what the person keeps there ends later: once it ends, the guest account goes. */
  endsLast: z.boolean(),
  /** Once this is given back, only this one is left in that tenant: its name. Null = none is, or several are. */
  lastThen: z.string().nullable(),
  /** Its package may be asked for, so it can be extended. */
  canAsk: z.boolean(),
  /** A request for the same package is under way, or recorded. */
  isPending: z.boolean(),
  /** It is being given back: recorded, or sent and not seen to be gone. */
  isLeaving: z.boolean(),
  unextended: Unextended,
  /** What the person did about it here; what is done and answered by a look is left out. */
  wish: WishLine.nullable(),
});
export type HeldRow = z.infer<typeof HeldRow>;

/** A request of the person's own, or a wish to ask that is not seen as a request yet (`requestId` null). */
export const OwnRequestRow = z.object({
  tenantId: TenantId,
  requestId: RequestId.nullable(),
  packageId: PackageId.nullable(),
  packageName: z.string(),
  /** `userAdd`, `userRemove`… */
  type: z.string(),
  /** It asks for more of what was had when it was made. */
  isExtension: z.boolean(),
  /** Entra's word; null while it is only recorded here. */
  state: z.string().nullable(),
  status: z.string().nullable(),
  justification: z.string(),
  createdAt: Instant.nullable(),
  completedAt: Instant.nullable(),
  isOpen: z.boolean(),
  canCancel: z.boolean(),
  canReprocess: z.boolean(),
  /** It came to nothing, and the package may be asked for again. */
  canAskAgain: z.boolean(),
  wish: WishLine.nullable(),
});
export type OwnRequestRow = z.infer<typeof OwnRequestRow>;

/** A package that may be asked for. */
export const PackageRow = PackageKey.extend({
  name: z.string(),
  description: z.string(),
  catalog: z.string(),
  /** How many policies it may be asked under; 0 = may not be asked for after all, null = not read yet. */
  policies: z.int().nullable(),
  questions: z.int(),
  needsApproval: z.boolean(),
  /** How long it is given for, in words; null where policies differ or do not say. */
  length: z.string().nullable(),
  isHeld: z.boolean(),
  isPending: z.boolean(),
});
export type PackageRow = z.infer<typeof PackageRow>;

/** A durable link, and what the person says they asked for with it. */
export const LinkRow = PackageLink.extend({
  reach: AccessReach,
  saidAt: Instant.nullable(),
  /** What became of it: nothing seen yet; the guest account works; Graph shows the request or the access. */
  outcome: z.enum(['none', 'waiting', 'guest-works', 'requested', 'held']),
});
export type LinkRow = z.infer<typeof LinkRow>;

/** All of the person's own access in all tenants, from the local database. */
export const MyAccess = z.object({
  held: z.array(HeldRow),
  requests: z.array(OwnRequestRow),
  packages: z.array(PackageRow),
  links: z.array(LinkRow),
});
export type MyAccess = z.infer<typeof MyAccess>;

const Left = z.object({
  tenantId: TenantId,
  packageId: PackageId.nullable(),
  title: z.string(),
  reason: z.string(),
  /** What is wrong with single answers. */
  problems: z.array(z.object({ questionId: z.string(), text: z.string() })),
});

/** What was recorded, and what was left out and why. */
export const AskReceipt = z.object({
  recorded: z.array(z.object({ id: WishId, tenantId: TenantId, title: z.string() })),
  left: z.array(Left),
});
export type AskReceipt = z.infer<typeof AskReceipt>;
export type LeftOut = z.infer<typeof Left>;

const GivenAnswers = z
  .array(
    z.object({ questionId: z.string().max(200), values: z.array(z.string().max(4_000)).max(100) }),
  )
  .max(100);
const Reason = z.string().max(4_000);

/** One package asked for, under one policy. Null dates leave them to the policy. */
export const AskedPackage = PackageKey.extend({
  policyId: ItemId,
  answers: GivenAnswers,
  startAt: Instant.nullable(),
  endAt: Instant.nullable(),
});
export type AskedPackage = z.infer<typeof AskedPackage>;

export const MOST_ASKED = 500;
const several = <T extends z.ZodType>(one: T) => z.array(one).min(1).max(MOST_ASKED);

export const myAccessContract = {
  'access.mine': query(z.object({}), MyAccess),
  /** Packages with what their policies want to know; those that are not known any more are left out. */
  'access.packages': query(z.object({ packages: several(PackageKey) }), z.array(AccessPackage)),
  /** The reason and the answers of the person's last request for a package, to ask again with. */
  'access.lastAnswers': query(
    PackageKey,
    z.object({ justification: z.string(), answers: z.array(AccessAnswer) }).nullable(),
  ),
  /** What the person answered in one of their requests, or in a wish to ask; empty where it is not known any more. */
  'access.answers': query(
    z.union([RequestKey, z.object({ wishId: WishId })]),
    z.array(AccessAnswer),
  ),
  /** What `access.ask` would leave out, with the rule and what is wrong with single answers. Records nothing. */
  'access.check': query(
    z.object({ packages: several(AskedPackage), justification: Reason }),
    z.array(Left),
  ),
  /** Asks for packages in one gesture; what one has already is extended by it (v1.0 has no userExtend). */
  'access.ask': command(
    z.object({ packages: several(AskedPackage), justification: Reason }),
    AskReceipt,
  ),
  /** Changes the dates or answers of what one has (userUpdate). */
  'access.change': command(
    AssignmentKey.extend({
      answers: GivenAnswers,
      startAt: Instant.nullable(),
      endAt: Instant.nullable(),
      justification: Reason,
    }),
    AskReceipt,
  ),
  'access.giveBack': command(z.object({ assignments: several(AssignmentKey) }), AskReceipt),
  'access.cancel': command(z.object({ requests: several(RequestKey) }), AskReceipt),
  'access.reprocess': command(z.object({ requests: several(RequestKey) }), AskReceipt),
  /** Keeps My Access links out of pasted text or CSV (customer, name, link). */
  'access.importLinks': command(
    z.object({ text: z.string().max(1_000_000), tenantId: TenantId.nullable() }),
    z.object({
      kept: z.int(),
      left: z.array(z.object({ line: z.int(), reason: z.string() })),
    }),
  ),
  'access.forgetLink': command(PackageKey, z.null()),
  /** Copies all links, or those of one tenant, as lines that can be sent to a new colleague. */
  'access.copyLinks': command(z.object({ tenantId: TenantId.nullable() }), z.int()),
  /** The person says that they asked in the browser, or (`said` false) that this is over. */
  'access.askedInBrowser': command(
    BrowserAsk.omit({ saidAt: true }).extend({ said: z.boolean() }),
    z.null(),
  ),
};
