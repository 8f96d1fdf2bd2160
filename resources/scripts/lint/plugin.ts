// Oxlint loads this file (.oxlintrc.json, jsPlugins): the rules no general linter knows.
import { givenTime } from './rules/given-time.ts';
import { noCast } from './rules/no-cast.ts';
import { noElectronImport } from './rules/no-electron-import.ts';
import { noEmptyCatch } from './rules/no-empty-catch.ts';
import { noGlobalNetwork } from './rules/no-global-network.ts';
import { noHtmlText } from './rules/no-html-text.ts';
import { noRawIpc } from './rules/no-raw-ipc.ts';
import { noRawOpen } from './rules/no-raw-open.ts';
import { noStandIn } from './rules/no-stand-in.ts';
import { noStringCode } from './rules/no-string-code.ts';
import { noTrustOverride } from './rules/no-trust-override.ts';
import { noWeakSwitch } from './rules/no-weak-switch.ts';
import { safeWebPreferences } from './rules/safe-web-preferences.ts';

// The form Oxlint asks for, so the one default export of the repository.
export default {
  meta: { name: 'tidewatch' },
  rules: {
    'given-time': givenTime,
    'no-cast': noCast,
    'no-electron-import': noElectronImport,
    'no-empty-catch': noEmptyCatch,
    'no-global-network': noGlobalNetwork,
    'no-html-text': noHtmlText,
    'no-raw-ipc': noRawIpc,
    'no-raw-open': noRawOpen,
    'no-stand-in': noStandIn,
    'no-string-code': noStringCode,
    'no-trust-override': noTrustOverride,
    'no-weak-switch': noWeakSwitch,
    'safe-web-preferences': safeWebPreferences,
  },
};
