import { sliceContext } from '../../ui/slice-context.tsx';
import type { InboxSlice } from './inbox-slice.ts';

export const { Provider: InboxProvider, useSlice: useInbox } = sliceContext<InboxSlice>('inbox');
