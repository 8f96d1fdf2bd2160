import { sliceContext } from '../../../ui/slice-context.tsx';
import type { RunwaySlice } from './runway-slice.ts';

export const {
  Provider: RunwayProvider,
  useSlice: useRunway,
  useSliceStore: useRunwayStore,
} = sliceContext<RunwaySlice>('runway');
