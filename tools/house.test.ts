/**
 * Holds every room to the rules of the house that a machine can see: plates, sizes, names, licences, loose ends.
 * Each test lists what breaks the rule, so that the message is the list of what to mend.
 */
import path from "node:path";
import { describe, expect, it } from "vitest";
import { CODE, textOf, workspaces, written } from "./tree.ts";

const SOURCES = written(/\.(tsx?|mjs|sql|css)$/, CODE);
const PEOPLE_READ = written(/\.(md|tsx?|mjs|sql|css|json|ya?ml|sh)$/, [...CODE, "docs", "profiles"]);

/** Files over the limit, with the reason why they are one story all the same. Meant to stay short. */
const LONG: Readonly<Record<string, string>> = {
  "apps/hub/src/db/tables.ts": "written by a program from the migrations; nobody reads it from beginning to end",
};
const LIMIT = 400;

const EMPTY_NAMES = ["util", "helper", "common", "type", "misc", "manager", "service"];
const LOOSE_ENDS = new RegExp(
  `\\b(${["TO" + "DO", "FIX" + "ME", "HA" + "CK"].join("|")})\\b|@ts-(ignore|nocheck)|biome-${"ignore"}`,
);

describe("every room", () => {
  it("begins with its title plate", () => {
    const plates: Readonly<Record<string, RegExp>> = { ".sql": /^(--|\/\*)/, ".css": /^\/\*/ };
    const bare = SOURCES.filter((file) => !/\.test\.tsx?$/.test(file)).filter((file) => {
      const text = textOf(file).replace(/^#!.*\n/, "");
      return !(plates[path.extname(file)] ?? /^\/\*\*/).test(text);
    });
    expect(bare).toEqual([]);
  });

  it(`has at most ${LIMIT} lines`, () => {
    const long = SOURCES.filter((file) => textOf(file).split("\n").length - 1 > LIMIT);
    expect(long).toEqual(Object.keys(LONG));
  });

  it("is named by what it is about, not by what kind of thing it is", () => {
    const empty = new RegExp(
      `(^|[-.])(${EMPTY_NAMES.map((name) => `${name}s`).join("|")})$|^(${EMPTY_NAMES.join("|")})$`,
    );
    const parts = (file: string) => file.replace(/(\.test)?\.\w+$/, "").split("/");
    expect(SOURCES.filter((file) => parts(file).some((part) => empty.test(part)))).toEqual([]);
  });

  it("leaves no loose ends for later", () => {
    const code = written(/\.(tsx?|mjs|sql|css)$/, CODE);
    expect(code.filter((file) => LOOSE_ENDS.test(textOf(file)))).toEqual([]);
  });

  it("runs all of its tests: none is singled out, none is switched off without a condition", () => {
    const tests = written(/\.test\.tsx?$/, CODE);
    expect(tests.filter((file) => /\b(it|test|describe)\.(only|skip|todo)\(/.test(textOf(file)))).toEqual([]);
  });
});

describe("every table of content", () => {
  it("says in apps/hub/src/db/read-kinds.ts which kind of content it holds, or no role reads it", () => {
    const declared = textOf("apps/hub/src/db/read-kinds.ts");
    const migrations = written(/migrations\/\d{4}-.*\.sql$/, ["apps/hub"]);
    const dropped = new Set(
      migrations.flatMap((file) => [...textOf(file).matchAll(/^drop table (\w+);/gm)].map(([, t]) => t)),
    );
    const tables = migrations
      .flatMap((file) => [...textOf(file).matchAll(/^create table (\w+) \(\n([\s\S]*?)^\);/gm)])
      .flatMap(([, name = "", body = ""]) => (/^\s+label_id /m.test(body) ? [name] : []))
      .filter((name) => !["visible_label", "beside_label"].includes(name) && !dropped.has(name));
    expect(tables.length).toBeGreaterThan(20);
    expect(tables.filter((name) => !new RegExp(`^  ${name}: "`, "m").test(declared))).toEqual([]);
  });
});

describe("every workspace", () => {
  const homes = workspaces();

  it("says what it is in a README of one screen", () => {
    const packages = homes.filter((home) => /^(packages|apps)\//.test(home));
    const wrong = packages.filter((home) => {
      const readme = written(/(^|\/)README\.md$/, [home]).find((file) => file === `${home}/README.md`);
      return readme === undefined || textOf(readme).split("\n").length > 80;
    });
    expect(wrong).toEqual([]);
  });

  it("carries the licence of the whole", () => {
    expect(textOf("LICENSE")).toContain("Apache License");
    expect(homes.filter((home) => manifest(home).license !== "Apache-2.0")).toEqual([]);
  });

  it("builds after exactly those workspaces that its package.json names", () => {
    const differing = homes.filter((home) => {
      const named = Object.keys({ ...manifest(home).dependencies, ...manifest(home).devDependencies })
        .filter((name) => name.startsWith("@noroshi/"))
        .map((name) => homes.find((other) => manifest(other).name === name) ?? name);
      const { references } = JSON.parse(textOf(`${home}/tsconfig.json`)) as { references: readonly { path: string }[] };
      const built = references.map((each) => path.posix.join(home, each.path));
      return named.sort().join() !== built.sort().join();
    });
    expect(differing).toEqual([]);
  });

  it("is built by `tsc -b` at the root", () => {
    const root = JSON.parse(textOf("tsconfig.json")) as { references: readonly { path: string }[] };
    const built = root.references.map((each) => each.path);
    expect(homes.filter((home) => !built.includes(home))).toEqual([]);
  });
});

describe("what people read", () => {
  it("names no place on the machine it was written on", () => {
    const machine = new RegExp(`(?<![\\w.~-])/(?:${["work", "root", "home/\\w+", "Users/\\w+"].join("|")})/`);
    expect(PEOPLE_READ.filter((file) => machine.test(textOf(file)))).toEqual([]);
  });

  it("stands on its own: no number of an issue, no page that is not in this repository", () => {
    const outside = new RegExp(
      `\\bissues? #?\\d|\\b(rul${"ing"}s?|RUL${"ING"}S?) \\d|\\bDESIGN${"\\.md"}\\b|(^|[\\s(])#\\d{1,4}\\b(?!\\s*[;{)])`,
      "m",
    );
    const prose = PEOPLE_READ.filter((file) => !/\.(json|css)$/.test(file));
    expect(prose.filter((file) => outside.test(textOf(file)))).toEqual([]);
  });
});

interface Manifest {
  readonly name: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

function manifest(home: string): Manifest {
  return JSON.parse(textOf(`${home}/package.json`)) as Manifest;
}
