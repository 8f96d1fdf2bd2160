import type { LinkTarget } from '#shared/domain/links.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { visibleLine } from '#shared/text.ts';

interface ApprovalLinkProps {
  readonly tenantId: TenantId;
  readonly name: string;
  /** What the button says; its name for screen readers is always whole. */
  readonly words?: string;
  /** @param done what to say once it is copied. */
  readonly onCopy: (target: LinkTarget, done: string) => void;
}

/** Copies the link with which an administrator of that tenant approves Tidewatch, for reading and changing. */
export function ApprovalLink(props: ApprovalLinkProps) {
  const { tenantId, words = 'Copy the approval link', onCopy } = props;
  const name = visibleLine(props.name);
  const label = words === 'Copy link' ? `Copy link: approval for ${name}` : `${words} for ${name}`;
  return (
    <button
      type="button"
      className="plain-button"
      aria-label={label}
      onClick={() =>
        onCopy(
          { kind: 'admin-consent', tenantId },
          `The approval link for ${name} is copied. Send it to an administrator of that tenant.`,
        )
      }
    >
      {words}
    </button>
  );
}
