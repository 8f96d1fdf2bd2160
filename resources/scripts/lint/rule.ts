import type { RuleTester } from 'oxlint/plugins-dev';

/** A rule as Oxlint takes it; the package names the type only through its tester. */
export type Rule = Extract<Parameters<RuleTester['run']>[1], { create: unknown }>;
type Context = Parameters<NonNullable<Rule['create']>>[0];
type Visitor = ReturnType<NonNullable<Rule['create']>>;
export type Source = Context['sourceCode'];
export type Node = Parameters<Source['isGlobalReference']>[0];

interface Tools {
  /** The words of the file, its comments and scopes. */
  readonly source: Source;
  readonly options: Context['options'];
  readonly report: (node: Node, message: string) => void;
  /** At a place given by offsets: for what is no node, such as a comment. */
  readonly reportAt: (start: number, end: number, message: string) => void;
}

/** A rule from what it looks at. Messages are sentences that say what to do instead. */
export function rule(visit: (tools: Tools) => Visitor): Rule {
  return {
    // Each rule reads its own options, so the host need not check them.
    meta: { type: 'problem', schema: false },
    create: (context) =>
      visit({
        source: context.sourceCode,
        options: context.options,
        report: (node, message) => context.report({ node, message }),
        reportAt: (start, end, message) => {
          const loc = {
            start: context.sourceCode.getLocFromIndex(start),
            end: context.sourceCode.getLocFromIndex(end),
          };
          context.report({ loc, message });
        },
      }),
  };
}
