import { sliceContext } from '../../../ui/slice-context.tsx';
import type { MineSlice } from './mine-slice.ts';

export const {
  Provider: MineProvider,
  useSlice: useMine,
  useSliceStore: useMineStore,
} = sliceContext<MineSlice>('mine');
