/* oxlint-disable typescript/no-deprecated -- the visitor dependency-cruiser uses */
import type { Statement, VariableDeclarator } from '@swc/core';
import { Visitor } from '@swc/core/Visitor.js';

/** The statement `using x = …`, which swc reads and its own types leave out. */
interface Using {
  readonly type: 'UsingDeclaration';
  readonly decls: VariableDeclarator[];
}

/**
 * dependency-cruiser walks over what swc has read with the visitor that swc ships, and that visitor gives
 * up at a `using` statement. This teaches it: such a statement is its declarations.
 */
export function readUsingStatements(): void {
  const visitStatement = Visitor.prototype.visitStatement;
  Visitor.prototype.visitStatement = function visit(statement: Statement | Using): Statement {
    if (statement.type !== 'UsingDeclaration') return visitStatement.call(this, statement);
    for (const declarator of statement.decls) this.visitVariableDeclarator(declarator);
    return { type: 'EmptyStatement', span: { start: 0, end: 0, ctxt: 0 } };
  };
}
