/**
 * Writes a pattern in one canonical form: capitals, single spaces, `=` and `!=`, only the parentheses that carry
 * meaning. Reading what was printed gives the same tree (apart from spans).
 */
import type { Constant, Expression, ObjectPath, Pattern, Qualifier, Test } from "./tree.ts";

/** The text of a pattern. */
export function print(pattern: Pattern): string {
  return expression(pattern);
}

const BINDING = { followedby: 1, or: 2, and: 3, qualified: 4, observe: 5 } as const;
const WORD = { followedby: " FOLLOWEDBY ", or: " OR ", and: " AND ", any: " OR ", all: " AND " } as const;

function expression(node: Expression): string {
  if (node.kind === "observe") return `[${printTest(node.test)}]`;
  if (node.kind === "qualified") {
    const inner = expression(node.expression);
    return [node.expression.kind === "observe" ? inner : `(${inner})`, ...node.qualifiers.map(qualifier)].join(" ");
  }
  const terms = node.terms.map((term) =>
    BINDING[term.kind] > BINDING[node.kind] ? expression(term) : `(${expression(term)})`,
  );
  return terms.join(WORD[node.kind]);
}

function qualifier(node: Qualifier): string {
  if (node.kind === "within") return `WITHIN ${decimal(node.seconds)} SECONDS`;
  if (node.kind === "repeats") return `REPEATS ${decimal(node.times)} TIMES`;
  return `START t'${node.start}' STOP t'${node.stop}'`;
}

/** The text of what stands inside the brackets. */
export function printTest(test: Test): string {
  if (test.kind === "exists") return `EXISTS ${printPath(test.path)}`;
  if (test.kind === "compare") {
    const constants = test.constants.map(printConstant).join(", ");
    const right = test.operator === "IN" ? `(${constants})` : constants;
    return `${printPath(test.path)} ${test.negated ? "NOT " : ""}${test.operator} ${right}`;
  }
  const terms = test.terms.map((term) => {
    const nested = term.kind === test.kind || (term.kind === "any" && test.kind === "all");
    return nested ? `(${printTest(term)})` : printTest(term);
  });
  return terms.join(WORD[test.kind]);
}

/** Words that the tokenizer takes for keywords or truth, so that a property of that name needs quotes. */
const RESERVED =
  /^(?:AND|OR|NOT|FOLLOWEDBY|LIKE|MATCHES|ISSUPERSET|ISSUBSET|EXISTS|LAST|IN|START|STOP|SECONDS|WITHIN|REPEATS|TIMES|true|false)$/;

/** The text of an object path; properties are quoted where the grammar asks for it. */
export function printPath(path: ObjectPath): string {
  const steps = path.steps.map((step, index) => {
    if (step.kind === "every") return "[*]";
    if (step.kind === "index") return `[${step.index}]`;
    const plain = /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(step.name) && !RESERVED.test(step.name);
    return `${index === 0 ? "" : "."}${plain ? step.name : quoted(step.name)}`;
  });
  return `${path.type}:${steps.join("")}`;
}

/** The text of a constant. */
export function printConstant(constant: Constant): string {
  switch (constant.kind) {
    case "string":
      return quoted(constant.value);
    case "integer":
      return decimal(constant.value);
    case "float":
      return Number.isInteger(constant.value)
        ? `${Object.is(constant.value, -0) ? "-0" : decimal(constant.value)}.0`
        : decimal(constant.value);
    case "boolean":
      return String(constant.value);
    case "timestamp":
      return `t'${constant.value}'`;
    case "binary":
      return `b'${constant.value}'`;
    case "hex":
      return `h'${constant.value}'`;
  }
}

function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, "\\$&")}'`;
}

/** A number in plain decimal digits: the grammar knows no exponents. Reads back as the same double. */
function decimal(value: number): string {
  const written = String(value);
  const [mantissa = "", exponent] = written.split("e");
  if (exponent === undefined) return written;
  const sign = mantissa.startsWith("-") ? "-" : "";
  const [whole = "", fraction = ""] = mantissa.replace("-", "").split(".");
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return point >= digits.length
    ? sign + digits.padEnd(point, "0")
    : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
