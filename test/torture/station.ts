import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openExistingProfile } from '#electron/core/cli/existing-profile.ts';
import { sleep } from '#electron/core/sleep.ts';
import { rangeControl } from '#electron/range/control/control-client.ts';
import type { Draws } from '#electron/range/world/random.ts';
import { parseCloudFile } from '#shared/cloud-file.ts';
import { instant } from '#shared/time.ts';
import { startRangeProgram } from '#test/e2e/range-program.ts';
import type { BuiltDesk } from './built-desk.ts';
import { DeskGone, tortureDesk } from './desk.ts';
import type { ToldAssignment, ToldRequest } from './evidence.ts';
import { ordealNotes } from './notes.ts';
import { type Phase, phaseOfKill } from './phase.ts';
import { judge } from './verdict.ts';
import { NO_COURSE, wire } from './wire.ts';

interface StationParts {
  readonly seed: number;
  readonly draws: Draws;
  readonly program: BuiltDesk;
}

const TENANTS = 24;
/** So many of them are the desk's: few looks, and decisions in several tenants at once. */
const OURS = 3;
const BUDGET = 1_000_000;
/** A start that is killed may take so long until it is. */
const STARTING_MS = 700;
const MOST_TRIES = 40;
const START_OVER = '1970-01-01T00:00:00.000Z';

/** One desk, the network before it and the range behind that, with what is counted of them. */
export async function openStation({ seed, draws, program }: StationParts) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'tidewatch-torture-'));
  const range = await startRangeProgram({ tenants: TENANTS, incidents: 0, seed });
  const whole = parseCloudFile(range.cloudFile, readFileSync(range.cloudFile, 'utf8'));
  const control = rangeControl(whole.control ?? '');
  await control.call('access.people', { act: false });
  await control.call('tenants.budget', { perMinute: BUDGET });
  const { people, tenants: all } = await control.call('totals', {});

  const ours: { readonly id: string; readonly approvers: readonly string[] }[] = [];
  for (const { id, access, condition, role } of all) {
    if (access !== 'guest' || condition !== 'ok' || role !== 'operator') continue;
    const { approvers, service } = await control.call('access.read', { tenantId: id });
    if (service === 'full' && approvers.length > 2 && ours.length < OURS)
      ours.push({ id, approvers });
  }
  const [one = '', two = '', three = ''] = ours[0]?.approvers ?? [];
  const network = await wire({
    ...whole,
    tenants: whole.tenants.filter(({ id }) => ours.some((own) => own.id === id)),
  });
  const desk = tortureDesk({ dataDir, cloud: network.cloud, program });

  const kills = new Map<Phase, number>();
  const accounts = new Map<string, string>();
  const notes = ordealNotes();
  let seated = one;
  let killing: Promise<void> = Promise.resolve();
  let unmeasured = false;
  let faults = 0;

  const count = (phase: Phase) => void kills.set(phase, (kills.get(phase) ?? 0) + 1);
  const kill = (): void => {
    if (!desk.isUp()) return;
    unmeasured = true;
    killing = desk.kill();
  };

  /** Whoever shall sit there does; a change of person may have been cut short anywhere. */
  const seat = async () => {
    const { account } = await desk.call('session.view', {});
    if (account?.username !== seated) {
      if (account !== null) await desk.call('session.signOut', {});
      await control.call('tokens.settings', { person: seated });
      await desk.order({ kind: 'sign-in' });
    }
    const now = (await desk.call('session.view', {})).account;
    if (now) accounts.set(now.id, now.username);
  };

  const start = async () => {
    await killing;
    if (draws.chance(0.08)) {
      const begun = desk.open(0).catch((error: unknown) => {
        if (!(error instanceof DeskGone)) throw error;
      });
      await sleep(draws.below(STARTING_MS));
      if (desk.isUp()) await desk.kill();
      await begun;
      count('starting');
    }
    await desk.open(0);
    if (unmeasured) {
      const standing = (await desk.call('access.wishes', {})).map(({ stage, wish }) => ({
        stage,
        course: wish === null ? NO_COURSE : network.courseOf(wish),
      }));
      count(phaseOfKill(standing));
      unmeasured = false;
    }
    await seat();
    await desk.order({ kind: 'start' });
  };

  /** Does something at the desk, and where it is killed meanwhile, starts it and does it again. */
  const atDesk = async <T>(work: () => Promise<T>): Promise<T> => {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      try {
        if (!desk.isUp()) await start();
        return await work();
      } catch (error) {
        if (!(error instanceof DeskGone)) throw error;
        await killing;
      }
    }
    throw new Error('The desk does not come up any more.');
  };

  /** Where something is reviewed there, a round of it is open. */
  const openReviews = (tenantId: string) =>
    control.call('access.review', { tenantId }).catch(() => undefined);

  const told = async () => {
    const requests = new Map<string, ToldRequest>();
    const held = new Map<string, ToldAssignment>();
    for (const { id } of ours) {
      const there = await control.call('access.read', { tenantId: id });
      for (const request of there.requests) requests.set(request.requestId, request);
      for (const assignment of there.assignments) held.set(assignment.assignmentId, assignment);
    }
    return { told: requests, held };
  };

  for (const { id } of ours) await openReviews(id);
  await desk.open(0);
  await seat();
  await desk.order({ kind: 'take-in' });
  await desk.order({ kind: 'look' });
  await desk.order({ kind: 'start' });

  return {
    dataDir,
    control,
    network,
    desk,
    draws,
    tenants: ours.map(({ id }) => id),
    /** The two who sit at the desk in turn, one who decides elsewhere, and those who ask. */
    first: one,
    second: two,
    elsewhere: three,
    asking: people.filter((name) => ![one, two, three].includes(name)),
    kill,
    atDesk,
    /** From now on that person sits there. */
    sitDown: async (person: string) => {
      seated = person;
      await atDesk(seat);
    },
    notes,
    /** Trouble that the range does not count itself. */
    countFault: () => {
      faults += 1;
    },
    counts: async () => {
      const { met } = await control.call('faults.read', {});
      const planned = met.reduce((sum, { times }) => sum + times, 0);
      return { kills, faults: faults + network.cuts() + planned };
    },
    /** Ends the desk, and compares what it says with what the range says. */
    judge: async () => {
      await desk.close();
      const profile = await openExistingProfile(dataDir);
      try {
        const wishes = profile.accessWishes.list(instant(Date.parse(START_OVER)));
        const steps = new Map(wishes.map((wish) => [wish.id, profile.trail.ofWish(wish)]));
        const { stages } = await control.call('access.decisions', {});
        const { writes } = await control.call('received', {});
        const { met } = await control.call('faults.read', {});
        const verdict = judge({
          wishes,
          ...notes.all,
          met,
          steps,
          chainIsWhole: profile.audit.verify().ok,
          received: stages,
          writes,
          ...(await told()),
          people: accounts,
        });
        return {
          ...verdict,
          outcomes: counted(
            wishes.map(({ wish, stage }) => `${wish?.kind ?? 'unreadable'} ${stage}`),
          ),
        };
      } finally {
        await profile.close();
      }
    },
    close: async () => {
      await desk.kill();
      await network.close();
      await range.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
export type Station = Awaited<ReturnType<typeof openStation>>;

function counted(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
