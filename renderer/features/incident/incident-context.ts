import { sliceContext } from '../../ui/slice-context.tsx';
import type { IncidentSlice } from './incident-slice.ts';

export const {
  Provider: IncidentProvider,
  useSlice: useIncident,
  useSliceStore: useIncidentStore,
} = sliceContext<IncidentSlice>('incident');
