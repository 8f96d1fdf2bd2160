import { z } from 'zod';

/**
 * What can stand between a person and a tenant: every row of the published AADSTS table that an
 * analyst can meet. A tenant is in exactly one of these; `ok` is the calm one.
 */
export const ConditionName = z.enum([
  'ok',
  'not-a-guest',
  'account-missing',
  'needs-mfa',
  'needs-mfa-enrolment',
  'device-unknown',
  'device-not-compliant',
  'blocked-by-ca',
  'outbound-policy',
  'inbound-policy',
  'risky-user',
  'no-consent',
  'admin-consent',
  'gdap-without-consent',
  'app-missing',
  'app-disabled',
  'misregistered',
  'unknown-tenant',
  'not-assigned',
  'session-expired',
  'inactive-token',
  'revoked',
  'loop',
  'throttled',
  'unavailable',
  'no-role',
]);
export type ConditionName = z.infer<typeof ConditionName>;

/** How one condition looks on the wire and what ends it. */
export interface Condition {
  /** AADSTS number. */
  readonly code: number;
  readonly status: number;
  readonly error: string;
  readonly suberror?: string;
  readonly text: string;
  /** The error names claims to sign in with; only a sign-in that carries them ends it. */
  readonly claims?: boolean;
  /** What the person or the customer does about it. `never`: only the control address ends it. */
  readonly cure: 'sign-in' | 'consent' | 'never';
  /** On the interactive page: Entra's own page, from which nothing comes back to the program. */
  readonly staysOnPage?: boolean;
  /** Seconds in `Retry-After`. */
  readonly retryAfter?: number;
}

const grant = { status: 400, error: 'invalid_grant', cure: 'never' } as const;

/** Conditions met at the token endpoint. `no-role` is not among them: there Graph says no. */
export const CONDITIONS: Record<Exclude<ConditionName, 'ok' | 'no-role'>, Condition> = {
  'not-a-guest': {
    ...grant,
    code: 50020,
    text: "User account '{upn}' from identity provider 'https://sts.windows.net/{home}/' does not exist in tenant '{tenant}' and cannot access the application '{client}' in that tenant. The account needs to be added as an external user in the tenant first.",
    staysOnPage: true,
  },
  'account-missing': {
    ...grant,
    code: 50034,
    text: 'The user account {upn} does not exist in the {tenant} directory. To sign into this application, the account must be added to the directory.',
    staysOnPage: true,
  },
  'needs-mfa': {
    ...grant,
    code: 50076,
    suberror: 'basic_action',
    claims: true,
    cure: 'sign-in',
    text: 'Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource.',
  },
  'needs-mfa-enrolment': {
    status: 400,
    error: 'interaction_required',
    code: 50079,
    suberror: 'basic_action',
    claims: true,
    cure: 'sign-in',
    text: 'Due to a configuration change made by your administrator, or because you moved to a new location, you must enroll in multi-factor authentication to access the resource.',
  },
  'device-unknown': {
    ...grant,
    code: 50097,
    suberror: 'message_only',
    text: 'Device authentication is required.',
  },
  'device-not-compliant': {
    ...grant,
    code: 53000,
    suberror: 'message_only',
    text: 'Device is not in required device state: compliant. Conditional Access policy requires a compliant device, and the device is not compliant.',
  },
  'blocked-by-ca': {
    ...grant,
    code: 53003,
    suberror: 'message_only',
    text: 'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
  },
  'outbound-policy': {
    ...grant,
    code: 500212,
    suberror: 'message_only',
    text: "The user's administrator has set an outbound access policy that does not allow access to the resource tenant.",
    staysOnPage: true,
  },
  'inbound-policy': {
    ...grant,
    code: 500213,
    suberror: 'message_only',
    text: "The resource tenant's cross-tenant access policy does not allow this user to access this tenant.",
    staysOnPage: true,
  },
  'risky-user': {
    ...grant,
    code: 53011,
    suberror: 'message_only',
    text: 'User blocked due to risk on home tenant.',
  },
  'no-consent': {
    ...grant,
    code: 65001,
    suberror: 'consent_required',
    cure: 'consent',
    text: "The user or administrator has not consented to use the application with ID '{client}'. Send an interactive authorization request for this user and resource.",
  },
  'admin-consent': {
    ...grant,
    code: 90094,
    suberror: 'consent_required',
    cure: 'consent',
    text: 'An administrator of the tenant has to grant consent to this application.',
    staysOnPage: true,
  },
  'gdap-without-consent': {
    ...grant,
    code: 90099,
    cure: 'consent',
    text: "The application '{client}' has not been authorized in the tenant '{tenant}'. Applications must be authorized to access the external tenant before partner delegated administrators can use them.",
    staysOnPage: true,
  },
  'app-missing': {
    status: 400,
    error: 'unauthorized_client',
    code: 700016,
    cure: 'consent',
    text: "Application with identifier '{client}' was not found in the directory '{tenant}'.",
    staysOnPage: true,
  },
  'app-disabled': {
    status: 400,
    error: 'unauthorized_client',
    code: 7000112,
    cure: 'never',
    text: "Application '{client}' is disabled.",
    staysOnPage: true,
  },
  misregistered: {
    status: 401,
    error: 'invalid_client',
    code: 7000218,
    cure: 'never',
    text: "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  },
  'unknown-tenant': {
    status: 400,
    error: 'invalid_request',
    code: 90002,
    cure: 'never',
    text: "Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.",
    staysOnPage: true,
  },
  'not-assigned': {
    ...grant,
    code: 50105,
    text: "Your administrator has configured the application '{client}' to block users unless they are specifically granted ('assigned') access to the application.",
    staysOnPage: true,
  },
  'session-expired': {
    ...grant,
    code: 70043,
    suberror: 'token_expired',
    cure: 'sign-in',
    text: 'The refresh token has expired or is invalid due to sign-in frequency checks by conditional access.',
  },
  'inactive-token': {
    ...grant,
    code: 700082,
    suberror: 'bad_token',
    cure: 'sign-in',
    text: 'The refresh token has expired due to inactivity.',
  },
  revoked: {
    ...grant,
    code: 50173,
    suberror: 'bad_token',
    cure: 'sign-in',
    text: 'The provided grant has expired due to it being revoked, a fresh auth token is needed.',
  },
  loop: {
    ...grant,
    code: 50196,
    text: 'The server terminated an operation because it encountered a client request loop. Please contact your app vendor.',
  },
  throttled: {
    status: 429,
    error: 'temporarily_unavailable',
    code: 90055,
    cure: 'never',
    text: 'The server is terminating the request due to excessive request rate.',
    retryAfter: 5,
  },
  unavailable: {
    status: 503,
    error: 'temporarily_unavailable',
    code: 90033,
    cure: 'never',
    text: 'A transient error has occurred. Please try again.',
  },
};

/** Which conditions the unreachable tenants of a new world are in, in this order. */
export const REASONS_UNREACHABLE = [
  'no-consent',
  'not-a-guest',
  'needs-mfa',
  'blocked-by-ca',
  'gdap-without-consent',
  'no-role',
  'inbound-policy',
  'device-not-compliant',
  'app-disabled',
  'not-assigned',
  'session-expired',
  'unknown-tenant',
] as const satisfies readonly ConditionName[];
