import { sliceContext } from '../../ui/slice-context.tsx';
import type { ChartsSlice } from './charts-slice.ts';

/** The strip, for whoever puts the focus elsewhere when it goes. */
export const CHARTS_ID = 'board-charts';

export const { Provider: ChartsProvider, useSlice: useCharts } =
  sliceContext<ChartsSlice>('charts');
