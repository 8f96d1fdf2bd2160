/**
 * Names of the techniques of MITRE ATT&CK (Enterprise) that alerts name most. One that is not here is shown
 * by its number alone: numbers are never guessed at.
 */
const NAMES: ReadonlyMap<string, string> = new Map(
  `
T1001 Data obfuscation
T1003 OS credential dumping
T1003.001 LSASS memory
T1003.002 Security Account Manager
T1003.003 NTDS
T1003.006 DCSync
T1005 Data from local system
T1007 System service discovery
T1008 Fallback channels
T1010 Application window discovery
T1011 Exfiltration over other network medium
T1012 Query registry
T1014 Rootkit
T1016 System network configuration discovery
T1018 Remote system discovery
T1020 Automated exfiltration
T1021 Remote services
T1021.001 Remote Desktop Protocol
T1021.002 SMB/Windows admin shares
T1021.003 Distributed Component Object Model
T1021.004 SSH
T1021.006 Windows Remote Management
T1021.007 Cloud services
T1025 Data from removable media
T1027 Obfuscated files or information
T1027.010 Command obfuscation
T1029 Scheduled transfer
T1030 Data transfer size limits
T1033 System owner/user discovery
T1036 Masquerading
T1036.003 Rename legitimate utilities
T1036.005 Match legitimate resource name or location
T1037 Boot or logon initialization scripts
T1039 Data from network shared drive
T1040 Network sniffing
T1041 Exfiltration over C2 channel
T1046 Network service discovery
T1047 Windows Management Instrumentation
T1048 Exfiltration over alternative protocol
T1049 System network connections discovery
T1052 Exfiltration over physical medium
T1053 Scheduled task/job
T1053.005 Scheduled task
T1055 Process injection
T1055.001 Dynamic-link library injection
T1055.012 Process hollowing
T1056 Input capture
T1056.001 Keylogging
T1057 Process discovery
T1059 Command and scripting interpreter
T1059.001 PowerShell
T1059.003 Windows command shell
T1059.004 Unix shell
T1059.005 Visual Basic
T1059.006 Python
T1059.007 JavaScript
T1068 Exploitation for privilege escalation
T1069 Permission groups discovery
T1070 Indicator removal
T1070.001 Clear Windows event logs
T1070.004 File deletion
T1071 Application layer protocol
T1071.001 Web protocols
T1071.004 DNS
T1072 Software deployment tools
T1074 Data staged
T1078 Valid accounts
T1078.002 Domain accounts
T1078.003 Local accounts
T1078.004 Cloud accounts
T1080 Taint shared content
T1082 System information discovery
T1083 File and directory discovery
T1087 Account discovery
T1087.004 Cloud account
T1090 Proxy
T1090.003 Multi-hop proxy
T1091 Replication through removable media
T1092 Communication through removable media
T1095 Non-application layer protocol
T1098 Account manipulation
T1098.001 Additional cloud credentials
T1098.002 Additional email delegate permissions
T1098.003 Additional cloud roles
T1098.005 Device registration
T1102 Web service
T1104 Multi-stage channels
T1105 Ingress tool transfer
T1106 Native API
T1110 Brute force
T1110.001 Password guessing
T1110.003 Password spraying
T1110.004 Credential stuffing
T1111 Multi-factor authentication interception
T1112 Modify registry
T1113 Screen capture
T1114 Email collection
T1114.002 Remote email collection
T1114.003 Email forwarding rule
T1115 Clipboard data
T1119 Automated collection
T1120 Peripheral device discovery
T1123 Audio capture
T1124 System time discovery
T1125 Video capture
T1127 Trusted developer utilities proxy execution
T1129 Shared modules
T1132 Data encoding
T1133 External remote services
T1134 Access token manipulation
T1135 Network share discovery
T1136 Create account
T1136.003 Cloud account
T1137 Office application startup
T1140 Deobfuscate/decode files or information
T1176 Software extensions
T1185 Browser session hijacking
T1187 Forced authentication
T1189 Drive-by compromise
T1190 Exploit public-facing application
T1195 Supply chain compromise
T1197 BITS jobs
T1199 Trusted relationship
T1200 Hardware additions
T1201 Password policy discovery
T1202 Indirect command execution
T1203 Exploitation for client execution
T1204 User execution
T1204.001 Malicious link
T1204.002 Malicious file
T1205 Traffic signaling
T1207 Rogue domain controller
T1210 Exploitation of remote services
T1211 Exploitation for defense evasion
T1212 Exploitation for credential access
T1213 Data from information repositories
T1216 System script proxy execution
T1217 Browser information discovery
T1218 System binary proxy execution
T1218.005 Mshta
T1218.010 Regsvr32
T1218.011 Rundll32
T1219 Remote access tools
T1220 XSL script processing
T1221 Template injection
T1222 File and directory permissions modification
T1482 Domain trust discovery
T1484 Domain or tenant policy modification
T1485 Data destruction
T1486 Data encrypted for impact
T1489 Service stop
T1490 Inhibit system recovery
T1491 Defacement
T1495 Firmware corruption
T1496 Resource hijacking
T1497 Virtualization/sandbox evasion
T1498 Network denial of service
T1499 Endpoint denial of service
T1505 Server software component
T1505.003 Web shell
T1518 Software discovery
T1526 Cloud service discovery
T1528 Steal application access token
T1529 System shutdown/reboot
T1530 Data from cloud storage
T1531 Account access removal
T1534 Internal spearphishing
T1537 Transfer data to cloud account
T1538 Cloud service dashboard
T1539 Steal web session cookie
T1542 Pre-OS boot
T1543 Create or modify system process
T1543.003 Windows service
T1546 Event triggered execution
T1547 Boot or logon autostart execution
T1547.001 Registry run keys/startup folder
T1548 Abuse elevation control mechanism
T1548.002 Bypass User Account Control
T1550 Use alternate authentication material
T1550.001 Application access token
T1550.002 Pass the hash
T1550.003 Pass the ticket
T1550.004 Web session cookie
T1552 Unsecured credentials
T1553 Subvert trust controls
T1555 Credentials from password stores
T1556 Modify authentication process
T1556.006 Multi-factor authentication
T1557 Adversary-in-the-middle
T1558 Steal or forge Kerberos tickets
T1558.001 Golden ticket
T1558.003 Kerberoasting
T1559 Inter-process communication
T1560 Archive collected data
T1561 Disk wipe
T1562 Impair defenses
T1562.001 Disable or modify tools
T1562.004 Disable or modify system firewall
T1563 Remote service session hijacking
T1564 Hide artifacts
T1564.008 Email hiding rules
T1565 Data manipulation
T1566 Phishing
T1566.001 Spearphishing attachment
T1566.002 Spearphishing link
T1566.003 Spearphishing via service
T1567 Exfiltration over web service
T1567.002 Exfiltration to cloud storage
T1568 Dynamic resolution
T1569 System services
T1569.002 Service execution
T1570 Lateral tool transfer
T1571 Non-standard port
T1572 Protocol tunneling
T1573 Encrypted channel
T1574 Hijack execution flow
T1574.001 DLL
T1578 Modify cloud compute infrastructure
T1580 Cloud infrastructure discovery
T1583 Acquire infrastructure
T1584 Compromise infrastructure
T1585 Establish accounts
T1586 Compromise accounts
T1587 Develop capabilities
T1588 Obtain capabilities
T1589 Gather victim identity information
T1590 Gather victim network information
T1592 Gather victim host information
T1595 Active scanning
T1598 Phishing for information
T1606 Forge web credentials
T1608 Stage capabilities
T1609 Container administration command
T1610 Deploy container
T1611 Escape to host
T1613 Container and resource discovery
T1614 System location discovery
T1620 Reflective code loading
T1621 Multi-factor authentication request generation
T1648 Serverless execution
T1651 Cloud administration command
T1657 Financial theft
`
    .trim()
    .split('\n')
    .map((line) => {
      const end = line.indexOf(' ');
      return [line.slice(0, end), line.slice(end + 1)];
    }),
);

/** The name of a technique such as `T1059.001`; of a sub-technique we do not know, that of its technique. */
export function techniqueName(id: string): string | null {
  const wanted = id.trim().toUpperCase();
  return NAMES.get(wanted) ?? NAMES.get(wanted.split('.')[0] ?? '') ?? null;
}

/** Every technique of a list of alerts once, with the number of alerts that name it; the most named first. */
export function techniquesOf(
  alerts: readonly { readonly mitreTechniques: readonly string[] }[],
): { readonly id: string; readonly name: string | null; readonly alerts: number }[] {
  const counts = new Map<string, number>();
  for (const { mitreTechniques } of alerts) {
    for (const id of new Set(mitreTechniques)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts]
    .sort(([oneId, one], [otherId, other]) => other - one || (oneId < otherId ? -1 : 1))
    .map(([id, alerts]) => ({ id, name: techniqueName(id), alerts }));
}
