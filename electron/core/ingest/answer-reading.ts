import type { Answer, IncidentAnswer } from './cache-writer.ts';
import type { Packed, Prepared, PreparedAlerts, PreparedIncidents } from './prepared-answers.ts';
import { ownedBy, type WorkerCalls, workerCalls } from './worker-calls.ts';

/**
 * The thread that reads answers, started with the first of them. It keeps nothing from one to the next:
 * when it dies, what it was reading rejects with AppError `internal` and the next answer starts it again.
 */
export function answerReading() {
  let thread: WorkerCalls | null = null;

  const started = (): WorkerCalls => {
    const one = workerCalls({
      built: 'answer-worker.js',
      source: 'answer-worker.ts',
      stopped: 'The part that reads answers of the service has stopped.',
      onEnd: () => {
        if (thread === one) thread = null;
      },
    });
    return one;
  };
  const read = async <A extends Answer, T>(name: string, answer: A): Promise<[Prepared<A, T>]> => {
    thread ??= started();
    const { body, ...rest } = answer;
    const asked = thread.ask(name, [answer], ownedBy(body));
    const [page] = await Promise.all([asked, thread.started()]);
    // The one cast: the thread answers a call of that name with that page.
    return [{ ...rest, page: page as Packed<T> }];
  };

  return {
    incidents: (answer: IncidentAnswer): Promise<[PreparedIncidents]> =>
      read('packIncidents', answer),
    alerts: (answer: Answer): Promise<[PreparedAlerts]> => read('packAlerts', answer),
    /** Reads what was given before, then ends. */
    finish: async (): Promise<void> => {
      await thread?.finish();
    },
  };
}
