import type { TenantWorld } from './tenant-world.ts';

/** Merges incidents into `target`: they become `redirected`, their alerts show up there. */
export function mergeInto(
  world: TenantWorld,
  target: number,
  sources: readonly number[],
  by: string,
  comment: string | null,
  at: number,
): void {
  for (const source of sources) {
    world.redirect(source, target);
    world.setHead(source, { status: 'redirected' }, at);
    world.change(source, { lastModifiedBy: by });
  }
  const head = world.setHead(target, {}, at);
  const own = world.changes.get(target)?.comments ?? [];
  const added =
    comment === null ? [] : [{ comment, createdByDisplayName: by, createdMs: head.updatedMs }];
  world.change(target, { lastModifiedBy: by, comments: [...own, ...added] });
}
