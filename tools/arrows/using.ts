/**
 * Teaches the syntax walker of @swc/core, which dependency-cruiser 18.7 walks with, the statement `using x = …`:
 * its last release knows every statement but that one and refuses the whole file. To be removed when swc's walker knows it.
 */
import { createRequire } from "node:module";
import type { Statement, VariableDeclarator } from "@swc/core";
import type { Visitor } from "@swc/core/Visitor.js";

interface UsingDeclaration {
  readonly type: "UsingDeclaration";
  decls: VariableDeclarator[];
}

/** Call once before the first cruise. */
export function teachUsing(): void {
  const walker = createRequire(import.meta.url)("@swc/core/Visitor.js") as { readonly Visitor: typeof Visitor };
  const { prototype } = walker.Visitor;
  const visitStatement = prototype.visitStatement;
  prototype.visitStatement = function (statement: Statement): Statement {
    const unknown: Statement | UsingDeclaration = statement as Statement | UsingDeclaration;
    if (unknown.type !== "UsingDeclaration") return visitStatement.call(this, statement);
    unknown.decls = this.visitVariableDeclarators(unknown.decls);
    return statement;
  };
}
