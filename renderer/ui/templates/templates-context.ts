import { createContext, useContext } from 'react';
import type { Template } from '#shared/domain/templates/template.ts';

const NONE: readonly Template[] = [];

const TemplatesContext = createContext<readonly Template[]>(NONE);

export const TemplatesProvider = TemplatesContext.Provider;

/** Words the person writes often. */
export function useTemplates(): readonly Template[] {
  return useContext(TemplatesContext);
}
