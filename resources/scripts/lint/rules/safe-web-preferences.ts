import { rule } from '../rule.ts';
import { memberName } from '../syntax.ts';

/** The only value each may have; null = it may not be written at all (electron security checklist). */
const ONLY: Readonly<Record<string, boolean | null>> = {
  sandbox: true,
  contextIsolation: true,
  webSecurity: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  enableBlinkFeatures: null,
  bypassCSP: false,
  allowServiceWorkers: false,
};

/** Window preferences are the safe ones, written as plain values so that reading them is enough. */
export const safeWebPreferences = rule(({ report }) => ({
  Property(node) {
    const name = memberName(node);
    if (name === null || !Object.hasOwn(ONLY, name) || node.parent.type !== 'ObjectExpression')
      return;
    const wanted = ONLY[name];
    if (wanted === null || wanted === undefined) report(node, `${name} is never set.`);
    else if (node.value.type !== 'Literal' || node.value.value !== wanted)
      report(node, `${name} is always ${String(wanted)}, written out.`);
  },
}));
