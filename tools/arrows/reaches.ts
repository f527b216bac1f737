/**
 * Finds in one source file what imports cannot show: clocks, chance and the outer world used by name, SQL outside the
 * stores, and inner barrels. Reads the syntax tree, so comments and look-alike words do not count.
 * Does not trust names to be shadowed: a parameter called `fetch` is reported too; give the port another name.
 */
import { parseSync } from "@swc/core";
import { SPEAKS_SQL, TESTS } from "./layers.ts";

export type Reach = "ambient-clock" | "ambient-chance" | "ambient-world" | "sql-outside-a-store" | "inner-barrel";

/** One finding: the rule, and what was found, as a reader would search for it. */
export interface Found {
  readonly rule: Reach;
  readonly what: string;
}

const CLOCKS = new Set(["Date.now", "performance.now", "performance.timeOrigin", "Temporal.Now", "process.hrtime"]);
const TIMERS = new Set(["setTimeout", "setInterval", "setImmediate"]);
const CHANCE = new Set([
  "Math.random",
  "crypto.randomUUID",
  "crypto.getRandomValues",
  "crypto.randomBytes",
  "crypto.randomInt",
]);
const CHANCE_IMPORTS = /^(random[A-Z]\w*|webcrypto|getRandomValues|generateKey\w*|generateKeyPair\w*)$/;
/** What node:net offers that only computes. */
const PURE_NET = new Set(["BlockList", "SocketAddress", "isIP", "isIPv4", "isIPv6"]);
const WORLD = new Set(["fetch", "WebSocket", "EventSource", "XMLHttpRequest", "BroadcastChannel", "Worker"]);

/** SQL is written all small or all capital; a sentence ("Select a case from the list") begins with one capital. */
const SQL = new RegExp(
  "^\\s*(?:" +
    [
      'select\\s[\\s\\S]*\\sfrom\\s|select\\s+[\\w.]+\\(|insert\\s+into\\s|update\\s+[\\w".]+\\s+set\\s|delete\\s+from\\s',
      "(?:create|alter|drop)\\s+(?:table|schema|role|index|unique|function|policy|type|view)\\b|truncate\\s+\\w",
      'copy\\s+[\\w".]+\\s+(?:from|to)\\s|set\\s+(?:local|role)\\s|(?:listen|notify)\\s+\\w+$|with\\s+\\w+\\s+as\\s*\\(',
    ].join("|") +
    ")",
);

/**
 * Reads one file of packages/ or apps/.
 * @param place path relative to the tree, with forward slashes
 * @param isDoor whether its package names it in `exports`
 */
export function reachesIn(place: string, text: string, isDoor: boolean): Found[] {
  const found: Found[] = [];
  const isTest = new RegExp(TESTS).test(place);
  const { body } = parseSync(text, { syntax: "typescript", tsx: place.endsWith("x"), target: "es2024" });
  if (!isTest && !isDoor && isBarrel(place, body)) found.push({ rule: "inner-barrel", what: "re-exports only" });
  const wantsPure = place.startsWith("packages/") && !isTest;
  const mayNotSpeakSql = !isTest && !new RegExp(SPEAKS_SQL).test(place);
  visit(body, (node) => {
    if (wantsPure) found.push(...ambientIn(node));
    if (mayNotSpeakSql) found.push(...sqlIn(node));
  });
  return [...new Map(found.map((each) => [`${each.rule} ${each.what}`, each])).values()];
}

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const each of value) visit(each, see);
  } else if (isObject(value)) {
    if (isNode(value)) see(value);
    for (const [key, each] of Object.entries(value)) if (key !== "span") visit(each, see);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function isNode(value: unknown): value is Node {
  return isObject(value) && typeof value["type"] === "string";
}

function ambientIn(node: Node): Found[] {
  const name = nameOf(node);
  if (node.type === "MemberExpression" && name) {
    if (CLOCKS.has(name)) return [{ rule: "ambient-clock", what: name }];
    if (CHANCE.has(name)) return [{ rule: "ambient-chance", what: name }];
    if (name.startsWith("process.")) return [{ rule: "ambient-world", what: name }];
  }
  const callee = isNode(node["callee"]) ? nameOf(node["callee"]) : undefined;
  const given = Array.isArray(node["arguments"]) ? node["arguments"].length : 0;
  if (callee === "Date" && given === 0) return [{ rule: "ambient-clock", what: "new Date()" }];
  if (callee && TIMERS.has(callee)) return [{ rule: "ambient-clock", what: callee }];
  if (callee && WORLD.has(callee)) return [{ rule: "ambient-world", what: callee }];
  if (node.type === "ImportDeclaration") return [...chanceIn(node), ...socketsIn(node)];
  return [];
}

/** Names taken from node:crypto that give random numbers or keys. */
function chanceIn(node: Node): Found[] {
  return namesFrom(node, /^(node:)?crypto$/)
    .filter((name) => CHANCE_IMPORTS.test(name))
    .map((name) => ({ rule: "ambient-chance", what: name }));
}

/** Names taken from node:net that open sockets; a default or namespace import takes them all. */
function socketsIn(node: Node): Found[] {
  return namesFrom(node, /^(node:)?net$/)
    .filter((name) => !PURE_NET.has(name))
    .map((name) => ({ rule: "ambient-world", what: `node:net ${name}` }));
}

/** What an import takes from a module: the exporter's names, `*` for a default or namespace import. */
function namesFrom(node: Node, source: RegExp): string[] {
  const module = isObject(node["source"]) ? node["source"]["value"] : undefined;
  if (typeof module !== "string" || !source.test(module)) return [];
  const specifiers = Array.isArray(node["specifiers"]) ? node["specifiers"].filter(isNode) : [];
  return specifiers.map((each) => {
    if (each.type !== "ImportSpecifier") return "*";
    return nameOf(isNode(each["imported"]) ? each["imported"] : each["local"]) ?? "*";
  });
}

/** `a`, `a.b` as written; undefined for anything longer or computed. */
function nameOf(value: unknown): string | undefined {
  if (!isNode(value)) return undefined;
  if (value.type === "Identifier") return typeof value["value"] === "string" ? value["value"] : undefined;
  if (value.type !== "MemberExpression") return undefined;
  const object = nameOf(value["object"]);
  const property = nameOf(value["property"]);
  return object && property ? `${object.replace(/^globalThis\./, "")}.${property}` : undefined;
}

function sqlIn(node: Node): Found[] {
  if (node.type === "TaggedTemplateExpression" && /^sql(\.|$)/.test(nameOf(node["tag"]) ?? ""))
    return [{ rule: "sql-outside-a-store", what: "sql`…`" }];
  const text =
    node.type === "StringLiteral" ? node["value"] : node.type === "TemplateLiteral" ? templateText(node) : undefined;
  if (typeof text !== "string") return [];
  const first = /^\s*([A-Za-z]+)/.exec(text)?.[1] ?? "";
  const written = first === first.toLowerCase() || first === first.toUpperCase();
  if (!written || !SQL.test(text.toLowerCase())) return [];
  return [{ rule: "sql-outside-a-store", what: text.trim().replace(/\s+/g, " ").slice(0, 40) }];
}

function templateText(node: Node): string {
  const parts = Array.isArray(node["quasis"]) ? node["quasis"] : [];
  return parts.map((part) => (isObject(part) && typeof part["cooked"] === "string" ? part["cooked"] : "")).join("$");
}

/** A file that only passes on what others export, or that calls itself index without being a door. */
function isBarrel(place: string, body: readonly unknown[]): boolean {
  if (/(^|\/)index\.tsx?$/.test(place)) return true;
  const passesOn = (node: unknown) =>
    isNode(node) &&
    (node.type === "ExportAllDeclaration" || (node.type === "ExportNamedDeclaration" && isNode(node["source"])));
  return body.length > 0 && body.every(passesOn);
}
