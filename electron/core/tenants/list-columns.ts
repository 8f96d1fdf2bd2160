/** What a column of a pasted list holds. */
export type Column = 'id' | 'domain' | 'name' | 'tags' | 'contract' | null;

/** Words that head a column, in the forms exports and people use; compared without spaces and signs. */
const HEADINGS: Readonly<Record<string, Column>> = {
  id: 'id',
  tenant: 'id',
  tenantid: 'id',
  tenantguid: 'id',
  customertenantid: 'id',
  customerid: 'id',
  microsoftid: 'id',
  directoryid: 'id',
  domain: 'domain',
  domainname: 'domain',
  primarydomain: 'domain',
  primarydomainname: 'domain',
  defaultdomain: 'domain',
  defaultdomainname: 'domain',
  name: 'name',
  displayname: 'name',
  tenantname: 'name',
  customer: 'name',
  customername: 'name',
  company: 'name',
  companyname: 'name',
  tags: 'tags',
  tag: 'tags',
  labels: 'tags',
  groups: 'tags',
  contract: 'contract',
  sla: 'contract',
};

/**
 * The columns a first row names, in whatever order; null when it is no heading. One word that is known is
 * enough if it says where ids or domains stand.
 */
export function columnsOf(row: readonly string[]): Column[] | null {
  const columns = row.map((cell) => HEADINGS[cell.toLowerCase().replace(/[^a-z]/g, '')] ?? null);
  const first = new Set<Column>();
  const unique = columns.map((column) => {
    if (column === null || first.has(column)) return null;
    first.add(column);
    return column;
  });
  return first.has('id') || first.has('domain') ? unique : null;
}
