import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AccessWish } from '#shared/domain/access/wish.ts';
import type { Cloud } from '#shared/domain/cloud.ts';

/**
 * Where a call about a wish is. `look`: what it is about was asked for. `looked`: the answer has left for the
 * desk. `write`: it has come and was not passed on. `delivered`: the service has answered, and the desk knows
 * nothing of it. `answered`: the answer has left for the desk.
 */
export const MOMENTS = ['look', 'looked', 'write', 'delivered', 'answered'] as const;
export type Moment = (typeof MOMENTS)[number];

/** What happens to a call at a moment: it goes on, or its connection is cut. */
export type Fate = 'goes-on' | 'cut';

/** How far the calls about one thing had come; the last of each kind counts. */
export interface Course {
  readonly look: 'none' | 'asked' | 'answered';
  readonly write: 'none' | 'came' | 'delivered' | 'answered';
}
export const NO_COURSE: Course = { look: 'none', write: 'none' };

type Watch = (moment: Moment, thing: string) => Fate;

const OF_AN_APPROVAL =
  /\/entitlementManagement\/accessPackageAssignmentApprovals\/([^/?]+)\/stages(\/[^/?]+)?(?:\?|$)/;

const OF_AN_ITEM = /\/instances\/[^/]+\/decisions\/([^/?(]+)(?:\?|$)/;
const OF_ONESELF =
  /\/entitlementManagement\/assignmentRequests(?:\/filterByCurrentUser\(on=(?:'|%27)target|\/[^/?]+\/cancel$|$)/;
/** Calls about one's own access do not say in their address what they are about. */
export const ONESELF = 'oneself';

/** What the calls of a wish are about, as the wire can tell. */
export function aboutOnWire(wish: AccessWish): string {
  if (wish.kind === 'decide') return wish.requestId;
  return wish.kind === 'judge' ? wish.itemId : ONESELF;
}

interface Subject {
  readonly thing: string;
  readonly isWrite: boolean;
}

function subjectOf({ url = '', method }: IncomingMessage): Subject | null {
  const isWrite = method !== 'GET';
  const [, approval, stage] = OF_AN_APPROVAL.exec(url) ?? [];
  if (approval !== undefined) {
    return isWrite === (stage !== undefined) ? { thing: approval, isWrite } : null;
  }
  const [, item] = OF_AN_ITEM.exec(url) ?? [];
  if (item !== undefined) return { thing: item, isWrite };
  return OF_ONESELF.test(url) ? { thing: ONESELF, isWrite } : null;
}

/**
 * The network between one desk and a range: passes everything on, watches the calls about wishes, and
 * goes down when told to. Sign-in does not pass here.
 */
export async function wire(cloud: Cloud) {
  const service = new URL(cloud.graph);
  const courses = new Map<string, Course>();
  let watch: Watch = () => 'goes-on';
  let isDown = false;
  let cuts = 0;
  let refusals = 0;

  const note = (thing: string, more: Partial<Course>) => {
    courses.set(thing, { ...(courses.get(thing) ?? NO_COURSE), ...more });
  };
  const cut = (outgoing: ServerResponse) => {
    cuts += 1;
    outgoing.destroy();
  };
  /** The service has it, and its answer goes no further. */
  const brokenOff = (about: Subject | null) => {
    if (about !== null)
      note(about.thing, about.isWrite ? { write: 'delivered' } : { look: 'none' });
  };

  const passOn = (incoming: IncomingMessage, outgoing: ServerResponse, about: Subject | null) => {
    const { url: path, method, headers } = incoming;
    const { hostname, port } = service;
    const onward = request({ hostname, port, path, method, headers }, (answer) => {
      if (about?.isWrite) {
        note(about.thing, { write: 'delivered' });
        if (watch('delivered', about.thing) === 'cut') {
          answer.resume();
          cut(outgoing);
          return;
        }
      }
      outgoing.on('finish', () => {
        if (about === null) return;
        note(about.thing, about.isWrite ? { write: 'answered' } : { look: 'answered' });
        watch(about.isWrite ? 'answered' : 'looked', about.thing);
      });
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('error', () => outgoing.destroy());
      answer.pipe(outgoing);
    });
    onward.on('error', () => {
      brokenOff(about);
      outgoing.destroy();
    });
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  };

  const server = createServer((incoming, outgoing) => {
    incoming.on('error', () => outgoing.destroy());
    if (isDown) {
      refusals += 1;
      outgoing.destroy();
      return;
    }
    const about = subjectOf(incoming);
    if (about === null) {
      passOn(incoming, outgoing, null);
      return;
    }
    const { thing, isWrite } = about;
    // What is looked at from now on is looked at again.
    note(thing, isWrite ? { look: 'none', write: 'came' } : { look: 'asked' });
    if (watch(isWrite ? 'write' : 'look', thing) === 'goes-on') {
      passOn(incoming, outgoing, about);
    } else cut(outgoing);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server has no other kind of address

  return {
    cloud: { ...cloud, graph: `http://127.0.0.1:${port}` },
    watch: (next: Watch) => {
      watch = next;
    },
    /** No call gets through any more, and those under way break off; or the way is open again. */
    setDown: (next: boolean) => {
      isDown = next;
      if (next) server.closeAllConnections();
    },
    isDown: () => isDown,
    /** Calls that came while it was down. */
    refusals: () => refusals,
    courseOf: (wish: AccessWish): Course => courses.get(aboutOnWire(wish)) ?? NO_COURSE,
    cuts: () => cuts,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
export type Wire = Awaited<ReturnType<typeof wire>>;
