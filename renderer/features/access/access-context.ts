import { sliceContext } from '../../ui/slice-context.tsx';
import type { AccessSlice } from './access-slice.ts';

export const { Provider: AccessProvider, useSlice: useAccess } =
  sliceContext<AccessSlice>('access');
