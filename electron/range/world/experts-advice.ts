import type { Json } from './evidence-context.ts';
import type { Story } from './render-alert.ts';

/**
 * What the Experts recommend, in the two members that an incident has in beta only (FACTS.md surprise 3).
 * Null and empty where they have not looked.
 */
export function expertsAdvice({ user, device, hostility }: Story, looked: boolean): Json {
  if (!looked) return { recommendedActions: null, recommendedHuntingQueries: [] };
  const quoted = hostility?.title === undefined ? '' : ` It calls itself: ${hostility.title}`;
  return {
    recommendedActions: `1. Find out whether ${user.displayName} knows of the activity.\n2. Isolate ${device.hostName} until its scan has ended.\n3. Reset the password and revoke the sessions.${quoted}`,
    recommendedHuntingQueries: [
      {
        kqlText: `DeviceLogonEvents\n| where Timestamp > ago(14d)\n| where AccountSid == "${user.sid}"\n| summarize count() by DeviceName`,
      },
      {
        kqlText: `DeviceProcessEvents\n| where DeviceId == "${device.mdeId}"\n| project Timestamp, FileName, ProcessCommandLine`,
      },
    ],
  };
}
