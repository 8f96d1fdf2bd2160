import { createStore } from 'zustand/vanilla';
import { createBoardSlice } from '#renderer/features/board/board-slice.ts';
import type { Api } from '#shared/contract/contract.ts';
import { BoardRow } from '#shared/domain/board.ts';
import { instant } from '#shared/time.ts';
import { type FakeApi, fakeApi } from './api.ts';
import { FAKE_NOW } from './board-data.ts';

interface FakeBoardOptions {
  readonly tenants?: number;
  readonly incidents?: number;
  /** What stands between the board and core. */
  readonly between?: (api: FakeApi) => Api;
}

/** The slice of the board over a core in memory. */
export function fakeBoard({
  tenants = 4,
  incidents = 2_000,
  between = (api) => api,
}: FakeBoardOptions = {}) {
  const api = fakeApi({ tenants, incidents });
  const store = createStore(createBoardSlice(between(api), () => FAKE_NOW));
  return { api, store, get: () => store.getState() };
}

/** An open incident comes in this moment. */
export function arrive({ world }: FakeApi, incidentId: string): void {
  const at = instant(FAKE_NOW);
  const fresh = { status: 'active', title: 'Just in', createdAt: at, updatedAt: at };
  world.rows.push(BoardRow.parse({ ...world.rows[0], incidentId, ...fresh }));
}
