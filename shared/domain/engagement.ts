import { z } from 'zod';

/** The areas of incident work that a customer's own SOC and we can split between us (domain.md S3-2). */
export const SharedArea = z.enum(['triage', 'investigation', 'remediation', 'hunting']);
export type SharedArea = z.infer<typeof SharedArea>;

/** A person or mail domain of the customer's own SOC, as `assignedTo` would show it. */
export const SocName = z.string().trim().min(1).max(253);
export const ExcludedGroup = z.string().trim().min(1).max(256);

/**
 * What a customer has agreed with Microsoft Defender Experts and with us. Graph does not tell it
 * (domain.md S3-1, S3-2, S3-18), so the person keeps it; `unknown` leaves the decision to the incident.
 */
export const Engagement = z.object({
  /** XDR includes hunting; Servers is the newer service for servers alone. */
  service: z.enum(['unknown', 'none', 'hunting', 'xdr', 'servers']),
  /** What Defender Experts may do there: a reader posts actions for us, an operator acts. */
  expertsRole: z.enum(['unknown', 'reader', 'operator']),
  /** Device groups the customer took out of the Experts' scope. */
  excludedGroups: z.array(ExcludedGroup).max(50),
  /** Areas the customer's own SOC works; all others are ours. */
  customerAreas: z.array(SharedArea).max(SharedArea.options.length),
  /** Who the customer's own SOC is: an open incident assigned to one of these is theirs. */
  customerSoc: z.array(SocName).max(50),
});
export type Engagement = z.infer<typeof Engagement>;

export const UNKNOWN_ENGAGEMENT: Engagement = {
  service: 'unknown',
  expertsRole: 'unknown',
  excludedGroups: [],
  customerAreas: [],
  customerSoc: [],
};

/** A guest's name ends in the tenant's own domain but says where the person is from before this. */
const GUEST = '#ext#';

/** Whether `assignedTo` names somebody of the customer's own SOC: by whole name or by mail domain. */
export function isCustomerSoc(assignedTo: string, { customerSoc }: Engagement): boolean {
  const name = assignedTo.trim().toLowerCase();
  return customerSoc.some((entry) => {
    const known = entry.trim().toLowerCase().replace(/^@/, '');
    return name === known || (!name.includes(GUEST) && name.endsWith(`@${known}`));
  });
}
