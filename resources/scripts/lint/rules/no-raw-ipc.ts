import { rule } from '../rule.ts';
import { memberName } from '../syntax.ts';

/** `ipc` of a window or a frame is the same door as the global one. */
const DOORS = new Set(['ipcMain', 'ipcRenderer']);

/**
 * Messages between page and main pass the one checked handler. A door may be imported under its own name
 * and handed on, not used. Option: the doors a file may use, for the two files that are that handler.
 */
export const noRawIpc = rule(({ options, report }) => {
  const allowed = new Set(options);
  const isDoor = (name: string) => (DOORS.has(name) || name === 'ipc') && !allowed.has(name);
  const message = 'Messages pass electron/main/ipc.ts and electron/preload.ts alone.';
  return {
    ImportSpecifier(node) {
      const name = 'name' in node.imported ? node.imported.name : node.imported.value;
      if (DOORS.has(name) && node.local.name !== name) report(node, message);
    },
    MemberExpression(node) {
      const used = node.object.type === 'Identifier' && isDoor(node.object.name);
      if (used || isDoor(memberName(node) ?? '')) report(node, message);
    },
    VariableDeclarator(node) {
      if (node.id.type !== 'ObjectPattern' || node.init?.type !== 'Identifier') return;
      if (isDoor(node.init.name)) report(node, message);
    },
  };
});
