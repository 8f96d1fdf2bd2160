import { AppLink } from '../domain/app-link.ts';
import { hostCommand } from './define.ts';
import { hostInputs } from './host-inputs.ts';

export const linksContract = {
  /** The link that was handed to the app and that nobody has looked at; given once. */
  'host.takeLink': hostCommand(hostInputs['host.takeLink'].input, AppLink.nullable()),
};
