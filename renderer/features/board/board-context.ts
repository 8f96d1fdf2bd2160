import { sliceContext } from '../../ui/slice-context.tsx';
import type { BoardSlice } from './board-state.ts';

export const {
  Provider: BoardProvider,
  useSlice: useBoard,
  useSliceStore: useBoardStore,
} = sliceContext<BoardSlice>('board');
