/**
 * Holds the house's arrows: who may import whom, what may speak SQL, what must stay pure. A ratchet: what is found must
 * equal arrows.known.json, which is empty, so new debt fails and paid debt has to be crossed off.
 * Run as `npm run arrows`; `violationsIn` serves the tests, which show each rule firing.
 */
import fs from "node:fs";
import path from "node:path";
import { cruise } from "dependency-cruiser";
import { layerRules, PLACES } from "./arrows/layers.ts";
import { reachesIn } from "./arrows/reaches.ts";
import { teachUsing } from "./arrows/using.ts";

teachUsing();

/** One broken arrow: the rule's name, from where, to where (or what), and what the rule asks for. */
export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly advice: string;
}

const ROOMS = ["packages", "apps", "testing", "bench", "e2e"];

/** Everything that is wrong with the arrows of the tree below `root`, in a fixed order. */
export async function violationsIn(root: string): Promise<Violation[]> {
  const doors = doorsOf(root);
  const found = [...(await importsIn(root, doors)), ...wordsIn(root, doors), ...homelessIn(root)];
  return found.sort((a, b) => (line(a) < line(b) ? -1 : 1));
}

/** How a violation is written in arrows.known.json. */
export function line(violation: Violation): string {
  return `${violation.rule}: ${violation.from} -> ${violation.to}`;
}

async function importsIn(root: string, doors: readonly string[]): Promise<Violation[]> {
  const forbidden = layerRules(doors.map((door) => `^${door.replaceAll(".", "\\.")}$`));
  const advice = new Map(forbidden.map((rule) => [rule.name ?? "", rule.comment ?? ""]));
  const result = await cruise(
    ROOMS.filter((room) => fs.existsSync(path.join(root, room))),
    {
      baseDir: root,
      validate: true,
      parser: "swc",
      tsPreCompilationDeps: true,
      doNotFollow: { path: "node_modules" },
      exclude: { path: "^(packages|apps)/[^/]+/dist/" },
      enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "node", "default"] },
      ruleSet: { forbidden },
    },
  );
  if (typeof result.output === "string") throw new Error("dependency-cruiser answered with text instead of a result");
  return result.output.summary.violations.map((each) => ({
    rule: each.rule.name,
    from: each.from,
    to: each.unresolvedTo && each.to === each.from ? each.unresolvedTo : each.to,
    advice: advice.get(each.rule.name) ?? "",
  }));
}

const ADVICE: Readonly<Record<string, string>> = {
  "ambient-clock": "A package has no clock: take the instant, or a clock port, as a parameter.",
  "ambient-chance": "A package has no chance: take the random source as a parameter.",
  "ambient-world": "A package does not reach out: take what it needs as a parameter.",
  "sql-outside-a-store": "Only stores (store.ts, …-store.ts, store/) and the hub's db and keeping rooms speak SQL.",
  "inner-barrel": "No barrel inside a package: import the room itself; the only index is the door named in `exports`.",
};

function wordsIn(root: string, doors: readonly string[]): Violation[] {
  return ["packages", "apps"]
    .flatMap((room) => sourcesIn(root, room))
    .flatMap((place) =>
      reachesIn(place, fs.readFileSync(path.join(root, place), "utf8"), doors.includes(place)).map((found) => ({
        rule: found.rule,
        from: place,
        to: found.what,
        advice: ADVICE[found.rule] ?? "",
      })),
    );
}

/** A package that has no place in the order of the story cannot be judged, so it may not be there. */
function homelessIn(root: string): Violation[] {
  return foldersIn(path.join(root, "packages"))
    .filter((name) => !PLACES.includes(name))
    .map((name) => ({
      rule: "has-a-place",
      from: `packages/${name}`,
      to: "tools/arrows/layers.ts",
      advice: "Give the new package its place in the order of the story.",
    }));
}

/** The files that the packages and `testing` open to others: the values of `exports`, relative to `root`. */
function doorsOf(root: string): string[] {
  const homes = [...foldersIn(path.join(root, "packages")).map((name) => `packages/${name}`), "testing"];
  return homes.flatMap((home) => {
    const manifest = path.join(root, home, "package.json");
    if (!fs.existsSync(manifest)) return [];
    const { exports } = JSON.parse(fs.readFileSync(manifest, "utf8")) as { exports?: Readonly<Record<string, string>> };
    return Object.values(exports ?? {}).map((door) => path.posix.join(home, door));
  });
}

function sourcesIn(root: string, room: string): string[] {
  const top = path.join(root, room);
  if (!fs.existsSync(top)) return [];
  return fs
    .readdirSync(top, { recursive: true, encoding: "utf8" })
    .map((place) => path.posix.join(room, place.split(path.sep).join("/")))
    .filter((place) => /\.tsx?$/.test(place) && !/(^|\/)(node_modules|dist)\//.test(place));
}

function foldersIn(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

if (import.meta.main) {
  const root = path.resolve(import.meta.dirname, "..");
  const known = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, "arrows.known.json"), "utf8")) as string[];
  const found = await violationsIn(root);
  const fresh = found.filter((each) => !known.includes(line(each)));
  const paid = known.filter((each) => !found.some((violation) => line(violation) === each));
  for (const each of fresh) console.error(`${line(each)}\n    ${each.advice}`);
  for (const each of paid) console.error(`paid, cross it off tools/arrows.known.json: ${each}`);
  console.log(`arrows: ${fresh.length} broken, ${paid.length} paid but still listed, ${known.length} known`);
  process.exitCode = fresh.length + paid.length > 0 ? 1 : 0;
}
