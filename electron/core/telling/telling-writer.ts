import type { IncidentNewsKind } from '#shared/domain/telling/event.ts';
import type { CacheWriter, PageReport } from '../ingest/cache-writer.ts';

interface TellingWriterParts {
  /** Kinds of news some rule asks for now. */
  readonly wanted: () => readonly IncidentNewsKind[];
  /** Of whom the cache tells who we are. */
  readonly accountId: () => string | null;
  /** Something waits to be told. */
  readonly onNews: (late: boolean) => void;
  /** Rows are different now. */
  readonly onChanged: () => void;
}

/** The writer of the cache, which from now on also writes down what is news, and says so. */
export function tellingWriter(
  writer: CacheWriter,
  { wanted, accountId, onNews, onChanged }: TellingWriterParts,
): CacheWriter {
  const asked = () => ({ tell: wanted(), accountId: accountId() });
  const heard = (report: PageReport, late: boolean): PageReport => {
    if (report.news > 0) onNews(late);
    if (report.changed > 0) onChanged();
    return report;
  };
  const decided = (rows: number): number => {
    if (rows > 0) onChanged();
    return rows;
  };
  return {
    ...writer,
    saveIncidents: async (answer) => {
      const told = { ...answer, ...asked() };
      return heard(await writer.saveIncidents(told), answer.reading === 'late');
    },
    setPending: async (pending) => {
      await writer.setPending(pending);
      onChanged();
    },
    saveTasks: async (tasks) => decided(await writer.saveTasks(tasks)),
    saveTask: async (one) => decided(await writer.saveTask(one)),
    keepTasks: async (whole) => decided(await writer.keepTasks(whole)),
    saveTaskPage: async (answer) => {
      const report = await writer.saveTaskPage({ ...answer, ...asked() });
      heard(report, answer.reading === 'late');
      return report;
    },
    saveAlerts: async (answer) => {
      const told = { ...answer, ...asked() };
      return heard(await writer.saveAlerts(told), answer.reading === 'late');
    },
  };
}
