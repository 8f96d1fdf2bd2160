import type { ListedWish } from '#shared/domain/access/wish.ts';
import { StrangerBlock, StrangerLine } from '../../../ui/stranger-text.tsx';
import { differences } from './differences.ts';

/** What was different when the decision was to be sent: then and now, side by side. */
export function ChangedSince({ wish }: { readonly wish: ListedWish }) {
  const changes = differences(wish.seen, wish.found);
  if (changes.length === 0) return null;
  return (
    <table className="changed-since">
      <caption>Changed since you decided</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">When you decided</th>
          <th scope="col">Now</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ id, what, before, now, readsSame }) => (
          <tr key={id}>
            <th scope="row">
              <StrangerLine text={what} longest={200} />
            </th>
            <td>
              <StrangerBlock text={before} longest={2000} />
            </td>
            <td>
              <StrangerBlock text={now} longest={2000} />
              {readsSame && <p className="muted">Changed, though it reads the same.</p>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
