import type { Answer, IncidentAnswer } from './cache-writer.ts';
import type {
  Packed,
  Prepared,
  PreparedAlerts,
  PreparedIncidents,
  PreparedTasks,
} from './prepared-answers.ts';
import { ownedBy, type WorkerCalls, type WorkerOptions, workerCalls } from './worker-calls.ts';

const FILES = { built: 'answer-worker.js', source: 'answer-worker.ts' };

/**
 * The thread that reads answers, started with the first of them. It keeps nothing from one to the next:
 * when it dies, what it was reading rejects with AppError `internal` and the next answer starts it again.
 */
export function answerReading(files: Pick<WorkerOptions, 'built' | 'source'> = FILES) {
  let thread: WorkerCalls | null = null;

  const started = (): WorkerCalls => {
    const one = workerCalls({
      ...files,
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
    tasks: (answer: Answer): Promise<[PreparedTasks]> => read('packTasks', answer),
    alerts: (answer: Answer): Promise<[PreparedAlerts]> => read('packAlerts', answer),
    /** Reads what was given before, then ends. */
    finish: async (): Promise<void> => {
      await thread?.finish();
    },
  };
}
export type AnswerReading = ReturnType<typeof answerReading>;
