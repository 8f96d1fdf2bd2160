import type { DeviceEntity, FileEntity, UserEntity } from './entities.ts';

/** Words of `incidentTask` in the published contract (beta). All of them are visible without a header. */
export const TASK_STATUSES = ['open', 'inProgress', 'completed', 'failed', 'notRelevant'] as const;
export const ACTION_STATUSES = [
  'notStarted',
  'inProgress',
  'partiallyCompleted',
  'completed',
  'failed',
] as const;
export const ACTION_TYPES = [
  'text',
  'isolateDevice',
  'stopAndQuarantineFile',
  'runAntiVirusScan',
  'collectInvestigationPackage',
  'restrictAppExecution',
  'submitIocRule',
  'forceUserPasswordReset',
  'disableUser',
  'markUserAsCompromised',
  'requireSignIn',
  'hardDeleteEmail',
  'softDeleteEmail',
  'unIsolateDevice',
  'unRestrictAppExecution',
  'enableUser',
] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];
export type ActionStatus = (typeof ACTION_STATUSES)[number];
export type ActionType = (typeof ACTION_TYPES)[number];
/** Guided: for the customer to do. Managed: done by Microsoft. */
export type TaskSource = 'defenderExpertsGuidedResponse' | 'defenderExpertsManagedResponse';

/** What `executeResponseAction` takes; actions on people and mail can only be ticked off (FACTS.md surprise 2). */
export const EXECUTABLE: ReadonlySet<ActionType> = new Set([
  'collectInvestigationPackage',
  'isolateDevice',
  'unIsolateDevice',
  'restrictAppExecution',
  'unRestrictAppExecution',
  'runAntiVirusScan',
  'stopAndQuarantineFile',
  'submitIocRule',
]);

/** What a task is about. */
export interface TaskTarget {
  readonly device: DeviceEntity;
  readonly user: UserEntity;
  readonly file: FileEntity;
  readonly address: string;
  readonly messageId: string;
}

interface ActionForm {
  /** Type of its `responseAction`, without the common ending; null: the contract has none. */
  readonly type: string | null;
  readonly title: (target: TaskTarget) => string;
  readonly text: (target: TaskTarget) => string;
  readonly identifier: (target: TaskTarget) => string;
}

const onDevice = ({ device }: TaskTarget) => device.mdeId;
const onSid = ({ user }: TaskTarget) => user.sid;
const onObject = ({ user }: TaskTarget) => user.objectId;
const onMail = ({ messageId }: TaskTarget) => messageId;

export const ACTION_FORMS: Record<ActionType, ActionForm> = {
  text: {
    type: null,
    title: ({ user }) => `Ask ${user.displayName} about the sign-in`,
    text: ({ user }) =>
      `Please find out whether ${user.displayName} knows of the activity, and tell us in the chat of this incident. Nothing has to be changed for it.`,
    identifier: () => '',
  },
  isolateDevice: {
    type: 'isolateDevice',
    title: ({ device }) => `Isolate ${device.hostName} from the network`,
    text: ({ device }) =>
      `${device.dnsName} shows signs of hands on the keyboard. Isolate it; Defender stays connected to it, so it can be released again.`,
    identifier: onDevice,
  },
  stopAndQuarantineFile: {
    type: 'stopAndQuarantineFile',
    title: ({ file, device }) => `Stop and quarantine ${file.name} on ${device.hostName}`,
    text: ({ file }) =>
      `The file ${file.path} with SHA-1 ${file.sha1} is malicious. Stop its processes and put it in quarantine.`,
    identifier: ({ file }) => file.sha1,
  },
  runAntiVirusScan: {
    type: 'runAntivirusScan',
    title: ({ device }) => `Scan ${device.hostName}`,
    text: ({ device }) =>
      `Run a full antivirus scan on ${device.dnsName} and look whether anything is left of what was removed.`,
    identifier: onDevice,
  },
  collectInvestigationPackage: {
    type: 'collectInvestigationPackage',
    title: ({ device }) => `Collect an investigation package from ${device.hostName}`,
    text: () =>
      'We need the package to see how the attacker got in. Collecting it changes nothing.',
    identifier: onDevice,
  },
  restrictAppExecution: {
    type: 'restrictAppExecution',
    title: ({ device }) => `Let only signed programs run on ${device.hostName}`,
    text: ({ device }) =>
      `Restrict ${device.dnsName} to programs signed by Microsoft until the scan has ended. Tell its owner first.`,
    identifier: onDevice,
  },
  submitIocRule: {
    type: null,
    title: ({ address }) => `Block the address ${address}`,
    text: ({ address }) =>
      `${address} belongs to the attacker's command and control. Block it for all devices as an indicator.`,
    identifier: ({ address }) => address,
  },
  forceUserPasswordReset: {
    type: 'forceUserPasswordReset',
    title: ({ user }) => `Reset the password of ${user.displayName}`,
    text: ({ user }) =>
      `The password of ${user.userPrincipalName} is known to the attacker. Reset it and hand over the new one in person.`,
    identifier: onSid,
  },
  disableUser: {
    type: 'disableUser',
    title: ({ user }) => `Disable the account of ${user.displayName}`,
    text: ({ user }) =>
      `${user.userPrincipalName} is used by an attacker. Disable the account until its owner has been reached.`,
    identifier: onSid,
  },
  markUserAsCompromised: {
    type: 'markUserAsCompromised',
    title: ({ user }) => `Mark ${user.displayName} as compromised`,
    text: () => 'Raises the risk of the account, so that your access rules ask for more.',
    identifier: onObject,
  },
  requireSignIn: {
    type: 'requireSignIn',
    title: ({ user }) => `Sign ${user.displayName} out everywhere`,
    text: ({ user }) =>
      `A session of ${user.userPrincipalName} was stolen. Revoke all its sessions, so that everybody has to sign in again.`,
    identifier: onObject,
  },
  hardDeleteEmail: {
    type: 'hardDeleteEmail',
    title: () => 'Delete the message for good',
    text: ({ messageId }) =>
      `Message ${messageId} carries malware. Delete it from all mailboxes; it cannot be brought back.`,
    identifier: onMail,
  },
  softDeleteEmail: {
    type: 'softDelete',
    title: ({ user }) => `Take the message out of the mailbox of ${user.displayName}`,
    text: ({ messageId }) =>
      `Message ${messageId} leads to a page that steals passwords. Move it to the recoverable items.`,
    identifier: onMail,
  },
  unIsolateDevice: {
    type: 'unIsolateDevice',
    title: ({ device }) => `Release ${device.hostName} from isolation`,
    text: ({ device }) => `${device.dnsName} is clean again. Let it back into the network.`,
    identifier: onDevice,
  },
  unRestrictAppExecution: {
    type: 'unRestrictAppExecution',
    title: ({ device }) => `Let all programs run on ${device.hostName} again`,
    text: ({ device }) => `The scan of ${device.dnsName} found nothing more.`,
    identifier: onDevice,
  },
  enableUser: {
    type: 'enableUser',
    title: ({ user }) => `Enable the account of ${user.displayName} again`,
    text: ({ user }) =>
      `The owner of ${user.userPrincipalName} was reached and has a new password.`,
    identifier: onSid,
  },
};
