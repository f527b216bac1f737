/**
 * Shows each arrow rule firing on a small house made for it, and only there: one broken line a rule, beside lines that
 * are right. The real house is held to the same rules by `npm run arrows`.
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Violation, violationsIn } from "./arrows.ts";

/**
 * What breaks which rule: file → [content, rules it breaks]. An empty list is a line that must stay allowed.
 * A cycle is told once, at its first room.
 */
const HOUSE: Readonly<Record<string, readonly [string, readonly string[]]>> = {
  // foundations
  "packages/values/src/down.ts": ['import "@noroshi/stix";', ["values-stands-low"]],
  "packages/stix/src/index.ts": ['export { v } from "@noroshi/values";', ["no-cycle"]],
  "packages/values/src/index.ts": ['import "./down.ts";\nexport const v = 1;', []],
  "packages/ledger/src/leaf.ts": ['import type {} from "@noroshi/stix";', ["ledger-stands-low"]],
  "packages/handling/src/rule.ts": ['import "@noroshi/stix";\nimport "@noroshi/values";', []],
  "packages/law/src/basis.ts": ['import "@noroshi/handling";', ["law-stands-low"]],
  // stages
  "packages/fusion/src/link.ts": ['import type {} from "@noroshi/intake/contract";\nimport "@noroshi/handling";', []],
  "packages/fusion/src/late.ts": ['import type {} from "@noroshi/cases/contract";', ["fusion-in-order"]],
  "packages/fusion/src/whole.ts": ['import "@noroshi/intake";', ["fusion-in-order"]],
  "packages/cases/src/record.ts": ['import "@noroshi/ledger";', ["cases-in-order"]],
  "packages/cases/src/inside.ts": ['import "../../intake/src/accept.ts";', ["cases-in-order", "through-the-door"]],
  "packages/api/src/routes.ts": ['import "@noroshi/cases/contract";', []],
  // doors
  "apps/hub/src/deep.ts": ['import "../../../packages/stix/src/parse.ts";', ["through-the-door"]],
  "apps/hub/src/polite.ts": ['import "@noroshi/intake";\nimport "@noroshi/ledger";', []],
  "packages/intake/src/roundabout.ts": ['import "./index.ts";', ["not-the-own-door"]],
  "packages/intake/src/formats/index.ts": ['export { accept } from "../accept.ts";', ["inner-barrel"]],
  "packages/intake/src/formats/all.ts": ['export * from "../accept.ts";', ["inner-barrel"]],
  // apps
  "packages/intake/src/upwards.ts": ['import "../../../apps/hub/src/polite.ts";', ["packages-know-no-app"]],
  "apps/cli/src/start.ts": ['import "../../hub/src/polite.ts";', ["apps-know-no-app"]],
  "apps/console/src/page.tsx": [
    'import "@noroshi/values";\nexport const Page = () => <b>Select a case from the list</b>;',
    ["console-knows-api-only"],
  ],
  "apps/console/src/window.ts": ['import "@noroshi/api";\nexport const title = "Select a case from the list";', []],
  "apps/sensor/src/spool.ts": ['import "@noroshi/intake";\nimport "@noroshi/stix";', ["sensor-knows-hub-through-api"]],
  "apps/hub/src/fake.ts": ['import "@noroshi/testing";', ["testing-is-for-tests"]],
  "apps/hub/src/fake.test.ts": ['import "@noroshi/testing";', []],
  // reach
  "apps/hub/src/intake/routes.ts": [
    'import type { Pool } from "pg";\nexport type P = Pool;',
    ["only-stores-speak-sql"],
  ],
  "apps/hub/src/intake/store.ts": [
    'import type { Pool } from "pg";\nexport const all = (p: Pool) => p.query("select 1 from x");',
    [],
  ],
  "apps/hub/src/intake/upload-store.ts": ['export const q = "SELECT id FROM upload";', []],
  "apps/hub/src/cases/store/read.ts": ['import "pg";', []],
  "apps/hub/src/intake/restore.ts": ['export const q = "SELECT id FROM upload";', ["sql-outside-a-store"]],
  "packages/intake/src/named.ts": ['import { randomBytesOf } from "./accept.ts";\nexport const n = randomBytesOf;', []],
  "apps/hub/src/db/pools.ts": ['import "pg";\nexport const q = "SELECT id FROM report";', []],
  "apps/hub/src/intake/jobs.ts": [
    "export const q = (id: string) => `delete from report where id = '$" + "{id}'`;",
    ["sql-outside-a-store"],
  ],
  "packages/intake/src/disk.ts": ['import fs from "node:fs";\nexport const f = fs;', ["packages-are-pure"]],
  "packages/intake/src/disk.test.ts": ['import fs from "node:fs";\nexport const f = fs;', []],
  "packages/intake/src/hash.ts": ['import { createHash } from "node:crypto";\nexport const h = createHash;', []],
  "packages/intake/src/clock.ts": ["export const at = () => Date.now(); // not Math.random()", ["ambient-clock"]],
  "packages/intake/src/today.ts": [
    "export const at = () => new Date();\nexport const then = new Date(0);",
    ["ambient-clock"],
  ],
  "packages/intake/src/wait.ts": ["export const w = (f: () => void) => setTimeout(f, 1);", ["ambient-clock"]],
  "packages/intake/src/dice.ts": ["export const d = () => globalThis.crypto.randomUUID();", ["ambient-chance"]],
  "packages/intake/src/bytes.ts": [
    'import { randomBytes } from "node:crypto";\nexport const b = randomBytes;',
    ["ambient-chance"],
  ],
  "packages/intake/src/call.ts": ['export const c = () => fetch("https://example.org");', ["ambient-world"]],
  "packages/intake/src/env.ts": ['export const e = process.env["HOME"];', ["ambient-world"]],
  "packages/intake/src/socket.ts": [
    'import { connect } from "node:net";\nexport const c = connect;',
    ["ambient-world"],
  ],
  "packages/intake/src/subnet.ts": ['import { BlockList } from "node:net";\nexport const b = BlockList;', []],
  "packages/intake/src/lease.ts": [
    'export function f(open: () => Disposable) {\n  using lease = open();\n  return import("@noroshi/ledger");\n}',
    ["intake-in-order"],
  ],
  "packages/intake/src/lost.ts": ['import "./nowhere.ts";', ["resolvable"]],
  "packages/intake/src/one.ts": ['import type { Two } from "./two.ts";\nexport type One = Two | 1;', ["no-cycle"]],
  "packages/intake/src/two.ts": ['import type { One } from "./one.ts";\nexport type Two = One[];', []],
  "packages/helpers/src/any.ts": ["export const x = 1;", []],
  // plain rooms that the lines above lead to
  "packages/stix/src/parse.ts": ["export const p = 1;", []],
  "packages/intake/src/index.ts": ["export const i = 1;", []],
  "packages/intake/src/accept.ts": ["export const accept = 1;", []],
  "packages/intake/src/contract/index.ts": ["export interface Accepted {}", []],
  "packages/cases/src/contract/index.ts": ["export interface Case {}", []],
  "packages/api/src/index.ts": ["export const a = 1;", []],
  "packages/handling/src/index.ts": ["export const h = 1;", []],
  "packages/ledger/src/index.ts": ["export const l = 1;", []],
  "testing/src/index.ts": ["export const t = 1;", []],
  "node_modules/pg/index.js": ["export const Pool = 1;", []],
};

const WITH_CONTRACT = ["intake", "cases"];

let root = "";
let found: readonly Violation[] = [];

beforeAll(async () => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "noroshi-arrows-")));
  for (const [place, [content]] of Object.entries(HOUSE)) write(place, `${content}\n`);
  write("node_modules/pg/package.json", '{ "name": "pg", "version": "1.0.0", "type": "module", "main": "index.js" }');
  for (const name of ["values", "stix", "ledger", "handling", "intake", "cases", "api"]) {
    const contract = WITH_CONTRACT.includes(name) ? { "./contract": "./src/contract/index.ts" } : {};
    furnish(`packages/${name}`, name, { ".": "./src/index.ts", ...contract });
  }
  furnish("testing", "testing", { ".": "./src/index.ts" });
  found = await violationsIn(root);
});

afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

describe("each arrow rule fires on its own broken line, and on nothing else", () => {
  it.each(Object.entries(HOUSE).map(([place, [, rules]]) => ({ place, rules })))(
    "$place → $rules",
    ({ place, rules }) => {
      const broken = found.filter((each) => each.from === place).map((each) => each.rule);
      expect([...new Set(broken)].sort()).toEqual([...rules].sort());
    },
  );

  it("reports a package that has no place in the order of the story", () => {
    expect(found.filter((each) => each.rule === "has-a-place").map((each) => each.from)).toEqual(["packages/helpers"]);
  });

  it("gives an advice with every violation", () => {
    expect(found.filter((each) => each.advice === "")).toEqual([]);
  });
});

describe("the ratchet", () => {
  it("is empty: no broken arrow is known and tolerated", () => {
    const known: unknown = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, "arrows.known.json"), "utf8"));
    expect(known).toEqual([]);
  });
});

function write(place: string, content: string): void {
  const file = path.join(root, place);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
}

function furnish(home: string, name: string, exports: Readonly<Record<string, string>>): void {
  write(`${home}/package.json`, JSON.stringify({ name: `@noroshi/${name}`, type: "module", exports }));
  const link = path.join(root, "node_modules", "@noroshi", name);
  fs.mkdirSync(path.dirname(link), { recursive: true });
  fs.symlinkSync(path.join(root, home), link);
}
