import type { ErrorCode } from '#shared/errors.ts';

export interface EntraRow {
  readonly numbers: readonly number[];
  /** The state the tenant goes into. */
  readonly code: ErrorCode;
  readonly message: string;
  /** The one thing to do about it. */
  readonly remedy: string;
  /** The refresh token that was used is of no use any more. */
  readonly spent?: boolean;
}

const CONSENT = 'Send the approval link to an administrator of the tenant.';
const SIGN_IN = 'Sign in to this tenant.';

/** Texts and states by AADSTS number; a number that is missing here is decided by its error word. */
export const ENTRA_ROWS: readonly EntraRow[] = [
  {
    numbers: [50020, 51004, 50034, 16003, 50014, 90072],
    code: 'not-a-member',
    message: 'Your account does not exist in this tenant (yet, or any more).',
    remedy: 'Request access in My Access of the tenant, or ask the customer to invite you.',
  },
  {
    // A guest is blocked when the last access package ends, 30 days before the account is removed (domain.md 5a).
    numbers: [50057],
    code: 'not-a-member',
    message: 'Your account in this tenant is blocked.',
    remedy:
      'Request access again in My Access of the tenant if your last access package there has ended, or ask the customer to unblock the account.',
  },
  {
    numbers: [50076, 50074, 50078],
    code: 'needs-sign-in',
    message: 'This tenant asks for multi-factor authentication.',
    remedy: SIGN_IN,
  },
  {
    numbers: [50079, 50072],
    code: 'needs-sign-in',
    message: 'This tenant asks you to set up multi-factor authentication.',
    remedy: SIGN_IN,
  },
  {
    numbers: [50097, 53000, 53001],
    code: 'blocked-by-policy',
    message: 'This tenant only accepts a managed device that it trusts.',
    remedy:
      'Sign in once from a managed device with its work browser profile; the customer must trust device claims of your organisation.',
  },
  {
    numbers: [53003, 53002, 530035],
    code: 'blocked-by-policy',
    message: 'A Conditional Access policy of this tenant blocks the sign-in.',
    remedy: 'Give the support text to the administrator of the tenant: it names the sign-in.',
  },
  {
    numbers: [500212],
    code: 'blocked-by-policy',
    message: 'Your own organisation does not allow access to this tenant (outbound policy).',
    remedy: 'Ask your own administrator to allow this tenant in the cross-tenant access settings.',
  },
  {
    numbers: [500213],
    code: 'blocked-by-policy',
    message: 'This tenant does not allow access from your organisation (inbound policy).',
    remedy: 'Ask the customer to allow your organisation in the cross-tenant access settings.',
  },
  {
    numbers: [53011],
    code: 'blocked-by-policy',
    message: 'Your account is blocked because your own organisation sees it at risk.',
    remedy: 'Stop working in all tenants and tell your SOC lead.',
  },
  {
    numbers: [530034],
    code: 'blocked-by-policy',
    message: 'Access of delegated administrators is blocked because of a risk.',
    remedy: 'Stop working in all tenants and tell your SOC lead.',
  },
  {
    numbers: [65001, 650056, 90094, 90095],
    code: 'needs-consent',
    message: 'The application is not approved in this tenant.',
    remedy: CONSENT,
  },
  {
    numbers: [65004],
    code: 'needs-consent',
    message: 'The approval of the application was declined in this tenant.',
    remedy: CONSENT,
  },
  {
    numbers: [90099],
    code: 'needs-consent',
    message:
      'The application is not approved in this tenant, and a partner account cannot approve it itself.',
    remedy:
      'Send the approval link to an administrator of the tenant, or approve it in Partner Center.',
  },
  {
    numbers: [700016, 700011],
    code: 'needs-consent',
    message: 'The application does not exist in this tenant.',
    remedy: CONSENT,
  },
  {
    numbers: [7000112],
    code: 'needs-consent',
    message: 'The customer has disabled the application in this tenant.',
    remedy: 'Ask the customer to enable it again under Enterprise applications.',
  },
  {
    numbers: [7000218],
    code: 'misconfigured',
    message: 'Our application registration does not allow sign-in from a desktop.',
    remedy:
      'Tell the owner of the registration: platform “Mobile and desktop”, redirect http://localhost, public client.',
  },
  {
    numbers: [90002],
    code: 'misconfigured',
    message: 'There is no tenant with this id in this cloud.',
    remedy: 'Check the tenant id of this customer.',
  },
  {
    numbers: [50105],
    code: 'no-role',
    message: 'This tenant lets only assigned people use the application, and you are not.',
    remedy: 'Ask the customer to assign you or your group to the application.',
  },
  {
    numbers: [70043],
    code: 'needs-sign-in',
    message: 'This tenant asks for a fresh sign-in from time to time, and it is due.',
    remedy: SIGN_IN,
    spent: true,
  },
  {
    numbers: [700082, 70008],
    code: 'needs-sign-in',
    message: 'The sign-in to this tenant is too old.',
    remedy: SIGN_IN,
    spent: true,
  },
  {
    numbers: [50173, 50089, 70000],
    code: 'needs-sign-in',
    message: 'The sign-in was revoked, for example by a new password.',
    remedy: SIGN_IN,
    spent: true,
  },
  {
    numbers: [50196],
    code: 'throttled',
    message: 'The sign-in service saw too many equal requests from this computer.',
    remedy:
      'Nothing to do: it is asked again in some minutes. If it stays, copy the log for support.',
  },
];

const BY_NUMBER = new Map(ENTRA_ROWS.flatMap((row) => row.numbers.map((number) => [number, row])));

export function rowOf(number: number | null): EntraRow | null {
  return number === null ? null : (BY_NUMBER.get(number) ?? null);
}
