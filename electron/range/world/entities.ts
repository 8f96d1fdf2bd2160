import { person } from './names.ts';
import { Draws } from './random.ts';
import type { RangeTenant } from './tenants.ts';
import { words } from './words.ts';

/** People, computers and files of a tenant. The same number is always the same thing. */

export interface UserEntity {
  readonly displayName: string;
  readonly accountName: string;
  readonly userPrincipalName: string;
  readonly objectId: string;
  readonly directoryGuid: string;
  readonly sid: string;
  readonly ntDomain: string;
}

export interface DeviceEntity {
  readonly hostName: string;
  readonly dnsName: string;
  readonly dnsDomain: string;
  readonly ntDomain: string;
  readonly entraId: string;
  readonly mdeId: string;
  readonly os: string;
  readonly version: string;
  readonly build: number;
  readonly ip: string;
}

export interface FileEntity {
  readonly name: string;
  readonly path: string;
  readonly md5: string;
  readonly sha1: string;
  readonly sha256: string;
  readonly size: number;
}

const SYSTEMS = [
  { os: 'Windows11', version: '24H2', build: 26100, prefix: 'LT' },
  { os: 'Windows10', version: '22H2', build: 19045, prefix: 'PC' },
  { os: 'WindowsServer2022', version: '21H2', build: 20348, prefix: 'SRV' },
  { os: 'macOS', version: '15.4', build: 24, prefix: 'MAC' },
  { os: 'Linux', version: '24.04', build: 6, prefix: 'LNX' },
] as const;

const FILES = words(`
  invoice_2219.pdf.exe, svch0st.exe, mimikatz.exe, AnyDeskPortable.exe, update.ps1, loader.dll,
  payload.hta, setup_x64.msi, RemittanceAdvice.html, report.xlsm, chrome_update.js, procdump64.exe,
  PsExec.exe, rclone.exe, beacon.bin, keygen.exe, TotallyFine.scr, backup.sh, agent.pkg, wp-shell.php
`);

const FOLDERS = [
  'C:\\Users\\{account}\\Downloads',
  'C:\\Users\\{account}\\AppData\\Local\\Temp',
  'C:\\ProgramData\\Updates',
  'C:\\Windows\\System32\\Tasks',
  'C:\\Users\\Public',
  '/home/{account}/.cache',
] as const;

export function userEntity(seed: number, tenant: RangeTenant, number: number): UserEntity {
  const draws = new Draws(seed, tenant.index, 21, number);
  const { name, alias } = person(draws);
  const accountName = number < 30 ? alias : `${alias}${number}`;
  return {
    displayName: name,
    accountName,
    userPrincipalName: `${accountName}@${tenant.mailDomain}`,
    objectId: draws.uuid(),
    directoryGuid: draws.uuid(),
    sid: `S-1-5-21-${draws.bits()}-${draws.bits()}-${draws.bits()}-${1100 + number}`,
    ntDomain: ntDomain(tenant),
  };
}

export function deviceEntity(seed: number, tenant: RangeTenant, number: number): DeviceEntity {
  const draws = new Draws(seed, tenant.index, 22, number);
  const system = SYSTEMS[draws.weighted([50, 22, 18, 6, 4])] ?? SYSTEMS[0];
  const hostName =
    `${system.prefix}-${tenant.country}${String(number).padStart(4, '0')}`.toLowerCase();
  return {
    hostName,
    dnsName: `${hostName}.corp.${tenant.mailDomain}`,
    dnsDomain: `corp.${tenant.mailDomain}`,
    ntDomain: ntDomain(tenant),
    entraId: draws.uuid(),
    mdeId: draws.hex(40),
    os: system.os,
    version: system.version,
    build: system.build,
    ip: `10.${draws.below(200)}.${draws.below(250)}.${draws.between(2, 250)}`,
  };
}

export function fileEntity(draws: Draws, account: string): FileEntity {
  return {
    name: draws.pick(FILES),
    path: draws.pick(FOLDERS).replace('{account}', account),
    md5: draws.hex(32),
    sha1: draws.hex(40),
    sha256: draws.hex(64),
    size: draws.between(900, 9_000_000),
  };
}

function ntDomain(tenant: RangeTenant): string {
  return tenant.initialDomain.slice(0, 12).replace('.', '').toUpperCase();
}

/** An address of the ranges kept for documentation: it belongs to nobody (RFC 5737, RFC 3849). */
export function outsideAddress(draws: Draws): string {
  if (draws.chance(0.1)) return `2001:db8:${draws.hex(4)}::${draws.hex(3)}`;
  return `${draws.pick(['203.0.113', '198.51.100', '192.0.2'])}.${draws.between(1, 254)}`;
}

const LURES = words(`
  login-micros0ft, secure-mail, payroll-portal, dhl-track, sharepoint-files, adobe-sign, cdn-update,
  teams-meeting, parcel-notice, invoice-cloud, account-verify, vpn-support
`);

/** A host of the attacker; `.example` belongs to nobody (RFC 2606). */
export function lureHost(draws: Draws): string {
  return `${draws.pick(LURES)}-${draws.hex(3)}.example`;
}
