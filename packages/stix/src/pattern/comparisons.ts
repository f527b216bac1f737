/**
 * Reads what stands inside the brackets (STIX 2.1 §9.6–9.7): comparisons joined by AND and OR, their object paths,
 * operators and constants.
 */
import { Cursor } from "./cursor.ts";
import type { TokenKind } from "./tokens.ts";
import type { Comparison, Constant, ObjectPath, Operator, Step, Test } from "./tree.ts";

const ORDER: ReadonlySet<string> = new Set(["<", "<=", ">", ">="]);
const STRING_ONLY: ReadonlySet<string> = new Set(["LIKE", "MATCHES", "ISSUBSET", "ISSUPERSET"]);
const CONSTANTS: ReadonlySet<TokenKind> = new Set([
  "string",
  "integer",
  "float",
  "boolean",
  "timestamp",
  "binary",
  "hex",
]);

export class Comparisons extends Cursor {
  /** Comparisons joined by OR, which binds weaker than AND. */
  protected either(): Test | undefined {
    return this.tests("OR", "any", () => this.tests("AND", "all", () => this.comparison()));
  }

  private tests(keyword: string, kind: "all" | "any", one: () => Test | undefined): Test | undefined {
    const offset = this.token.offset;
    const first = one();
    if (first === undefined || !this.is("keyword", keyword)) return first;
    const terms: Test[] = [first];
    while (this.take("keyword", keyword)) {
      const term = one();
      if (term === undefined) return undefined;
      terms.push(term);
    }
    return { kind, terms, at: { offset, end: this.last } };
  }

  private comparison(): Test | undefined {
    const offset = this.token.offset;
    if (this.take("mark", "(")) {
      if (!this.deeper()) return undefined;
      const inner = this.either();
      if (inner === undefined || !this.close(") to close the parenthesis, AND or OR")) return undefined;
      this.depth -= 1;
      return inner;
    }
    if (this.take("keyword", "EXISTS")) {
      const path = this.path();
      return path === undefined ? undefined : { kind: "exists", path, at: { offset, end: this.last } };
    }
    if (this.is("keyword", "NOT")) return this.expected("NOT after the object path, as in file:size NOT = 1");
    const path = this.path();
    if (path === undefined) return undefined;
    const negated = this.take("keyword", "NOT");
    const operator = this.operator();
    if (operator === undefined) return undefined;
    const constants = operator === "IN" ? this.set() : this.single(operator);
    if (constants === undefined) return undefined;
    const made: Comparison = { kind: "compare", path, negated, operator, constants, at: { offset, end: this.last } };
    return made;
  }

  private operator(): Operator | undefined {
    const { kind, text } = this.token;
    if (kind === "operator") {
      this.advance();
      return text === "==" ? "=" : text === "<>" ? "!=" : (text as Operator);
    }
    if (kind === "keyword" && (text === "IN" || STRING_ONLY.has(text))) {
      this.advance();
      return text as Operator;
    }
    return this.expected("an operator: =, !=, <, <=, >, >=, IN, LIKE, MATCHES, ISSUBSET or ISSUPERSET");
  }

  private single(operator: Operator): readonly Constant[] | undefined {
    if (STRING_ONLY.has(operator) && this.token.kind !== "string") {
      return this.expected(`a string in single quotes after ${operator}`);
    }
    if (ORDER.has(operator) && this.token.kind === "boolean") {
      return this.refuse("constant-type", `true and false have no order; write = or != instead of ${operator}.`);
    }
    const constant = this.constant();
    return constant === undefined ? undefined : [constant];
  }

  private set(): readonly Constant[] | undefined {
    if (!this.take("mark", "(")) return this.expected("a set, as in IN ('a', 'b')");
    if (this.take("mark", ")")) return [];
    const constants: Constant[] = [];
    do {
      const constant = this.constant();
      if (constant === undefined) return undefined;
      constants.push(constant);
    } while (this.take("mark", ","));
    return this.close(") to close the set, or a comma") ? constants : undefined;
  }

  private constant(): Constant | undefined {
    const { kind, text, offset, end } = this.token;
    if (!CONSTANTS.has(kind))
      return this.expected("a constant: a string in single quotes, a number, true, false, t'…', b'…' or h'…'");
    this.advance();
    const at = { offset, end };
    if (kind === "integer") return { kind, value: Number(text) + 0, at };
    if (kind === "float") return { kind, value: Number(text), at };
    if (kind === "boolean") return { kind, value: text === "true", at };
    return { kind: kind as "string" | "timestamp" | "binary" | "hex", value: text, at };
  }

  private path(): ObjectPath | undefined {
    const { kind, text: type, offset } = this.token;
    if (kind !== "name" && kind !== "hyphened") return this.expected("an object path, as in file:name");
    this.advance();
    if (!this.take("mark", ":")) return this.expected(`: and a property after ${type}`);
    const first = this.property();
    if (first === undefined) return undefined;
    const steps: Step[] = [{ kind: "key", name: first }];
    for (;;) {
      if (this.take("mark", ".")) {
        const name = this.property();
        if (name === undefined) return undefined;
        steps.push({ kind: "key", name });
      } else if (this.take("mark", "[")) {
        const step = this.index();
        if (step === undefined || !this.close("] to close the list index")) return undefined;
        steps.push(step);
      } else return { type, steps, at: { offset, end: this.last } };
    }
  }

  private property(): string | undefined {
    const { kind, text } = this.token;
    if (kind === "hyphened")
      return this.refuse("quote-property", `A property with a hyphen stands in single quotes; write '${text}'.`);
    if (kind === "keyword" || kind === "boolean")
      return this.expected(`a property; as a property, ${text} stands in single quotes: '${text}'`);
    if (kind !== "name" && kind !== "string") return this.expected("a property name");
    this.advance();
    return text;
  }

  private index(): Step | undefined {
    if (this.take("mark", "*")) return { kind: "every" };
    const index = this.value("integer", "a list index, or * for any element");
    return index === undefined ? undefined : { kind: "index", index: Number(index) + 0 };
  }
}
