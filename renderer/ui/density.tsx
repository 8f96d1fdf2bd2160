import { createContext, useContext } from 'react';
import { DEFAULT_SETTINGS, type Settings } from '#shared/contract/app.ts';

const DensityContext = createContext<Settings['density']>(DEFAULT_SETTINGS.density);

export const DensityProvider = DensityContext.Provider;

/** How much room the person gives to the rows of lists. */
export function useDensity(): Settings['density'] {
  return useContext(DensityContext);
}
