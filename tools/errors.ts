/**
 * Holds the error codes in the code and docs/errors.md together. A code is a member of a type named `…Code` in a file
 * named errors.ts or faults.ts, or in a contract: a union of words, the items of a list, or the keys of a table.
 * `npm run errors` adds new codes and drops gone ones; the meanings in the page are written by hand and kept.
 */
import fs from "node:fs";
import path from "node:path";
import { parseSync } from "@swc/core";
import { proposedMeaning } from "./meanings.ts";
import { ROOT } from "./places.ts";
import { textOf, written } from "./tree.ts";

const PAGE = "docs/errors.md";
const HOMES = /(^|\/)(errors|faults)\.ts$|\/contract\/index\.ts$/;

/** One closed list of codes: `values · ValueFaultCode`, and its codes in the order of the source. */
export interface CodeList {
  readonly title: string;
  readonly file: string;
  readonly codes: readonly string[];
}

/** Every list of codes in packages/ and apps/. */
export function codeLists(): CodeList[] {
  return written(HOMES, ["packages", "apps"]).flatMap((file) => {
    const [, workspace = "", inside = ""] = /^[^/]+\/([^/]+)\/src\/(?:(.+)\/)?[^/]+$/.exec(file) ?? [];
    const room = inside === "" || inside === "contract" ? workspace : `${workspace}/${inside}`;
    return listsIn(textOf(file)).map(({ name, codes }) => ({ title: `${room} · ${name}`, file, codes }));
  });
}

/** What the page says: title → code → meaning. */
export function documented(page: string): Map<string, Map<string, string>> {
  const sections = new Map<string, Map<string, string>>();
  for (const section of page.split(/^## /m).slice(1)) {
    const rows = [...section.matchAll(/^\| `([^`]+)` \| (.*) \|$/gm)];
    sections.set(section.split("\n")[0] ?? "", new Map(rows.map(([, code = "", meaning = ""]) => [code, meaning])));
  }
  return sections;
}

interface Node {
  readonly type?: string;
  readonly [key: string]: unknown;
}

/** Lists in one source file, read from its syntax tree. Types made of other types only are passed over. */
export function listsIn(text: string): { name: string; codes: string[] }[] {
  const body = parseSync(text, { syntax: "typescript", target: "es2024" }).body as unknown as readonly Node[];
  const declared = body.map((each) => (each.type === "ExportDeclaration" ? node(each["declaration"]) : each));
  const constants = new Map(declared.flatMap(constantsIn));
  return declared
    .filter((each) => each.type === "TsTypeAliasDeclaration" && /Code$/.test(wordOf(each["id"])))
    .map((each) => ({ name: wordOf(each["id"]), codes: codesOf(node(each["typeAnnotation"]), constants) }))
    .filter((each) => each.codes.length > 0);
}

function constantsIn(declaration: Node): [string, Node][] {
  return nodes(declaration["declarations"]).map((each) => [wordOf(each["id"]), bare(node(each["init"]))]);
}

function codesOf(type: Node, constants: ReadonlyMap<string, Node>): string[] {
  if (type.type === "TsLiteralType") return [String(node(type["literal"])["value"])];
  if (type.type === "TsUnionType") return nodes(type["types"]).flatMap((each) => codesOf(each, constants));
  if (type.type === "TsParenthesizedType") return codesOf(node(type["typeAnnotation"]), constants);
  // (typeof LIST)[number], keyof typeof TABLE
  const query = node(type.type === "TsIndexedAccessType" ? unwrapped(type["objectType"]) : type["typeAnnotation"]);
  const constant = query.type === "TsTypeQuery" ? constants.get(wordOf(query["exprName"])) : undefined;
  if (constant?.type === "ArrayExpression")
    return nodes(constant["elements"]).map((each) => String(node(each["expression"])["value"]));
  if (constant?.type === "ObjectExpression") return nodes(constant["properties"]).map((each) => wordOf(each["key"]));
  return [];
}

function unwrapped(type: unknown): unknown {
  return node(type).type === "TsParenthesizedType" ? node(type)["typeAnnotation"] : type;
}

/** Without `as const`, `satisfies …`, `Object.freeze(…)` around it. */
function bare(expression: Node): Node {
  if (expression.type === "TsConstAssertion" || expression.type === "TsSatisfiesExpression")
    return bare(node(expression["expression"]));
  if (expression.type === "CallExpression") return bare(node(nodes(expression["arguments"])[0]?.["expression"]));
  return expression;
}

function node(value: unknown): Node {
  return typeof value === "object" && value !== null ? (value as Node) : {};
}

function nodes(value: unknown): Node[] {
  return Array.isArray(value) ? value.map(node) : [];
}

function wordOf(value: unknown): string {
  const word = node(value)["value"];
  return typeof word === "string" ? word : "";
}

function page(lists: readonly CodeList[], before: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  const problems = written(/problem\.ts$/, ["apps/hub"]).map(textOf); // the hub's sentences for the codes of api
  const sections = lists.map(({ title, file, codes }) => {
    const home = file.replace(/(\/contract)?\/[^/]+$/, "");
    const texts = [
      textOf(file),
      ...written(/(?<!\.test)\.ts$/, [home]).map(textOf),
      ...(home === "packages/api/src" ? problems : []),
    ];
    const rows = codes.map(
      (code) => `| \`${code}\` | ${before.get(title)?.get(code) || proposedMeaning(code, texts)} |`,
    );
    return [`## ${title}`, "", "| code | meaning |", "| --- | --- |", ...rows, ""].join("\n");
  });
  return `${HEAD}\n${sections.join("\n")}`;
}

const HEAD = `# Error codes

Every code that Noroshi can answer with, by the room that owns it. Codes are stable: a program may rely on them; the
sentences that travel beside them may change. A test holds this page and the code together; \`npm run errors\` adds new
codes and drops gone ones, and keeps the meanings, which are written by hand.
`;

if (import.meta.main) {
  const file = path.join(ROOT, PAGE);
  const before = fs.existsSync(file) ? documented(fs.readFileSync(file, "utf8")) : new Map();
  const lists = codeLists();
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, page(lists, before));
  console.log(`${PAGE}: ${lists.reduce((sum, each) => sum + each.codes.length, 0)} codes in ${lists.length} lists`);
}
