import { sliceContext } from '../../../ui/slice-context.tsx';
import type { ApprovalsSlice } from './approvals-slice.ts';

export const {
  Provider: ApprovalsProvider,
  useSlice: useApprovals,
  useSliceStore: useApprovalsStore,
} = sliceContext<ApprovalsSlice>('approvals');
