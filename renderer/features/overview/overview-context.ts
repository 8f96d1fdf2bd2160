import { sliceContext } from '../../ui/slice-context.tsx';
import type { OverviewSlice } from './overview-slice.ts';

export const {
  Provider: OverviewProvider,
  useSlice: useOverview,
  useSliceStore: useOverviewStore,
} = sliceContext<OverviewSlice>('overview');
