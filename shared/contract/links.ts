import { z } from 'zod';
import { AppLink } from '../domain/app-link.ts';
import { hostCommand } from './define.ts';

export const linksContract = {
  /** The link that was handed to the app and that nobody has looked at; given once. */
  'host.takeLink': hostCommand(z.object({}), AppLink.nullable()),
};
