import { rule } from '../rule.ts';
import { fixedText, memberName } from '../syntax.ts';

/** Switches of Chromium that take a protection away. */
const WEAK = new Set([
  'no-sandbox',
  'disable-setuid-sandbox',
  'disable-gpu-sandbox',
  'disable-web-security',
  'disable-site-isolation-trials',
  'disable-features',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'allow-insecure-localhost',
  'allow-running-insecure-content',
  'allow-file-access-from-files',
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-allow-origins',
  'unsafely-treat-insecure-origin-as-secure',
  'js-flags',
  'load-extension',
  'proxy-server',
  'host-rules',
  'host-resolver-rules',
  'auth-server-allowlist',
]);

/** Switches are written out, and none that weakens Chromium is. */
export const noWeakSwitch = rule(({ report }) => ({
  CallExpression(node) {
    const name = memberName(node.callee);
    if (name !== 'appendSwitch' && name !== 'appendArgument') return;
    const given = fixedText(node.arguments[0]);
    if (given === null) report(node, 'A command-line switch is written out, not computed.');
    else if (WEAK.has(given.replace(/^--/, '').replace(/=.*$/, '')))
      report(node, `The switch ${given} takes a protection away.`);
  },
}));
