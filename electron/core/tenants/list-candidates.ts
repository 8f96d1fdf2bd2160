import { findTenantByDomain, findTenantById } from '../graph/tenant-information.ts';
import type { Finding, FoundTenant } from './finding.ts';
import { type ListLine, parseTenantList } from './list-parser.ts';
import { fourAtATime, isNoSuchTenant } from './look-up.ts';

const WAITING = 'Not looked up yet.';

/** Every line of a pasted list, looked up in the directory of all tenants; bad lines keep their reason. */
export async function listCandidates(
  { graph, signal, begin, checked }: Finding,
  text: string,
): Promise<void> {
  const lines = parseTenantList(text);
  const usable = lines.filter(({ problem }) => problem === null);
  begin(lines.map(asCandidate), usable.length);
  const first = new Map<string, number>(); // tenant → line: two lines may name one tenant differently

  await fourAtATime(usable, async (line) => {
    const candidate = await lookedUp(line);
    const earlier = candidate.id === null ? undefined : first.get(candidate.id);
    if (candidate.id !== null && earlier === undefined) first.set(candidate.id, line.line);
    const problem =
      earlier === undefined ? candidate.problem : `The same tenant as in line ${earlier}.`;
    checked({ ...candidate, problem });
  });

  async function lookedUp(line: ListLine): Promise<FoundTenant> {
    try {
      const found =
        line.id === null
          ? await findTenantByDomain(graph, line.domain ?? '', signal)
          : await findTenantById(graph, line.id, signal);
      const { id, domain } = found;
      return { ...asCandidate(line), id, domain, name: line.name ?? found.name, problem: null };
    } catch (error) {
      if (!isNoSuchTenant(error)) throw error;
      const asked = line.id === null ? 'domain' : 'id';
      return {
        ...asCandidate(line),
        problem: `There is no tenant with this ${asked} in this cloud.`,
      };
    }
  }
}

function asCandidate({
  line,
  input,
  id,
  domain,
  name,
  tags,
  contract,
  problem,
}: ListLine): FoundTenant {
  return {
    key: `line-${line}`,
    input,
    line,
    id,
    name: name ?? domain ?? id ?? input,
    domain: domain ?? '',
    accessModel: 'unknown',
    known: false,
    problem: problem ?? WAITING,
    note: null,
    endsAt: null,
    tags,
    contract,
  };
}
