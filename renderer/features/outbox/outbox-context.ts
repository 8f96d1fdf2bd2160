import { sliceContext } from '../../ui/slice-context.tsx';
import type { OutboxSlice } from './outbox-slice.ts';

export const {
  Provider: OutboxProvider,
  useSlice: useOutbox,
  useSliceStore: useOutboxStore,
} = sliceContext<OutboxSlice>('outbox');
