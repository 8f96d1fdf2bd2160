import { sliceContext } from '../../../ui/slice-context.tsx';
import type { ViewsSlice } from './views-slice.ts';

export const {
  Provider: ViewsProvider,
  useSlice: useViews,
  useSliceStore: useViewsStore,
} = sliceContext<ViewsSlice>('views');
