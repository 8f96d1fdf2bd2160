import { sliceContext } from '../../ui/slice-context.tsx';
import type { SessionSlice } from './session-slice.ts';

export const {
  Provider: SessionProvider,
  useSlice: useSession,
  useSliceStore: useSessionStore,
} = sliceContext<SessionSlice>('session');
