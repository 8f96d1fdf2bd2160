import { useEffect, useState } from 'react';
import type { AccessAnswer } from '#shared/domain/access/request.ts';
import { useApi } from '../../../api.tsx';
import { TimeAgo } from '../../../ui/relative-time.tsx';
import { StrangerBlock, StrangerLine } from '../../../ui/stranger-text.tsx';
import { AnswerList } from '../answer-list.tsx';
import { LineFacts } from './line-facts.tsx';
import type { LineOf } from './mine-lines.ts';
import { requestKind } from './request-kind.ts';

type RequestRow = LineOf<'request'>['row'];

/** What a request of the person's own says: its kind and times, their reason, and what they answered. */
export function RequestDetails({ row }: { readonly row: RequestRow }) {
  const answers = useAnswers(row);
  return (
    <>
      <LineFacts
        facts={[
          ['Kind', kindWords(row)],
          ['Asked', row.createdAt !== null && <TimeAgo at={row.createdAt} />],
          ['Closed', row.completedAt !== null && <TimeAgo at={row.completedAt} />],
          ['Entra says', row.status !== null && <StrangerLine text={row.status} />],
        ]}
      />
      {row.justification !== '' && <StrangerBlock text={row.justification} />}
      {answers.length > 0 && (
        <section aria-label="Your answers">
          <h3>Your answers</h3>
          <AnswerList answers={answers} />
        </section>
      )}
    </>
  );
}

/** What is no plain request for something new. */
function kindWords(row: RequestRow): string | null {
  if (row.type !== 'userAdd') return requestKind(row);
  return row.isExtension ? `${requestKind(row)} of what you had when you asked` : null;
}

const NONE: readonly AccessAnswer[] = [];

/** None until they are read. */
function useAnswers({ tenantId, requestId, wish }: RequestRow): readonly AccessAnswer[] {
  const api = useApi();
  const [answers, setAnswers] = useState(NONE);
  const wishId = wish?.id ?? null;
  useEffect(() => {
    let isHere = true;
    const about = requestId === null ? wishId && { wishId } : { tenantId, requestId };
    if (!about) return undefined;
    void api.query('access.answers', about).then((found) => {
      if (isHere && found.ok) setAnswers(found.value);
    });
    return () => {
      isHere = false;
    };
  }, [api, tenantId, requestId, wishId]);
  return answers;
}
