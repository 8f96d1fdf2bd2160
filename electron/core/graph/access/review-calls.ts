import { z } from 'zod';
import type { ReviewItem } from '#shared/domain/access/review.ts';
import { AppError } from '#shared/errors.ts';
import { wordOf } from '../lenient.ts';
import type { AccessCall } from './calls.ts';
import { readReviewItem } from './read-review.ts';

const AR = '/identityGovernance/accessReviews/definitions';
const AnyObject = z.record(z.string(), z.unknown());
const id = (text: string) => encodeURIComponent(text);

interface RoundKey {
  readonly definitionId: string;
  readonly instanceId: string;
}

/** One decision of a round (FACTS.md e). Permission: AccessReview.Read.All. */
export async function oneReviewItem(
  { graph, bundle, signal }: AccessCall,
  { definitionId, instanceId, itemId }: RoundKey & { readonly itemId: string },
): Promise<ReviewItem> {
  const path = `${AR}/${id(definitionId)}/instances/${id(instanceId)}/decisions/${id(itemId)}`;
  const item = readReviewItem(await graph.getParsed(path, AnyObject, { bundle, signal }));
  if (item) return item;
  throw new AppError('bad-answer', 'The service answered with a decision that has no id.');
}

/** The status of a round, in Graph's word. */
export async function roundStatus(
  { graph, bundle, signal }: AccessCall,
  { definitionId, instanceId }: RoundKey,
): Promise<string> {
  const path = `${AR}/${id(definitionId)}/instances/${id(instanceId)}`;
  const round = await graph.getParsed(path, AnyObject, { bundle, signal });
  return wordOf(round, 'status') ?? 'unknown';
}
