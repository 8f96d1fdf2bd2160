import { sliceContext } from '../../ui/slice-context.tsx';
import type { TenantsSlice } from './tenants-slice.ts';

export const {
  Provider: TenantsProvider,
  useSlice: useTenants,
  useSliceStore: useTenantsStore,
} = sliceContext<TenantsSlice>('tenants');
