/**
 * Says which room may import which: the order of the story as rules for dependency-cruiser.
 * `values` and `ledger` stand on nothing; a stage stands on the foundations and on the contracts of earlier stages.
 * Each rule's comment is what a person reads when it fires, so it says what to do instead.
 */
import type { IForbiddenRuleType } from "dependency-cruiser";

/** What each foundation may import from the workspace. Nothing imports `ledger`: stages declare a `Recorder` port. */
const FOUNDATIONS: Readonly<Record<string, readonly string[]>> = {
  values: [],
  ledger: [],
  stix: ["values"],
  handling: ["stix", "values"],
  law: ["stix", "values"],
};

/** What every stage may import through its door. */
const GROUND = ["values", "stix", "handling", "law"] as const;

/** The stages in the order of the story; a stage may read the contract of any earlier one. */
const STAGES = [
  "intake",
  "fusion",
  "cases",
  "decisions",
  "sharing",
  "oversight",
  "sensing",
  "selection",
  "readiness",
  "api",
] as const;

/** Every package that has a place in the house. A package without one is a violation by itself. */
export const PLACES: readonly string[] = [...Object.keys(FOUNDATIONS), ...STAGES];

/** Stages that only the hub runs; the sensor reaches them through `api`. */
const HUB_STAGES = ["intake", "fusion", "cases", "decisions", "sharing", "oversight", "readiness"];

export const TESTS = "(\\.test\\.tsx?$|/testing\\.ts$|/testing-[^/]+$|/testing/)";
/** A store is `store.ts`; one that outgrew its file is several, named `…-store.ts` or standing in `store/`. */
export const SPEAKS_SQL = "([/-]store\\.ts$|/store/|^apps/hub/src/(db|keeping)/)";

/** Parts of Node that compute without reaching out. Chance in node:crypto and sockets in node:net are caught by name in reaches.ts. */
const PURE_NODE = "^(node:)?(assert|assert/strict|buffer|crypto|net|path/posix|string_decoder|url|util|zlib)$";

const one = (names: readonly string[]) => `(${names.length > 0 ? names.join("|") : "(?!)"})`;

/**
 * The rules for one tree.
 * @param doors regular expressions of the files that packages name in `exports`, relative to the tree
 */
export function layerRules(doors: readonly string[]): IForbiddenRuleType[] {
  return [...foundationRules(), ...stageRules(), ...appRules(), ...doorRules(doors), ...reachRules()];
}

function foundationRules(): IForbiddenRuleType[] {
  return Object.entries(FOUNDATIONS).map(([name, below]) => ({
    name: `${name}-stands-low`,
    severity: "error",
    comment: `${name} may import ${below.length > 0 ? below.join(", ") : "no workspace package"}.`,
    from: { path: `^packages/${name}/` },
    to: { path: "^packages/", pathNot: `^packages/${one([name, ...below])}/` },
  }));
}

function stageRules(): IForbiddenRuleType[] {
  return STAGES.map((name, place) => ({
    name: `${name}-in-order`,
    severity: "error",
    comment: `${name} may import ${GROUND.join(", ")} and ./contract of an earlier stage; never a later one, never its inside, never ledger.`,
    from: { path: `^packages/${name}/` },
    to: {
      path: "^packages/",
      pathNot: [
        `^packages/${one([name, ...GROUND])}/`,
        `^packages/${one(STAGES.slice(0, place))}/src/contract(/index)?\\.ts$`,
      ],
    },
  }));
}

function appRules(): IForbiddenRuleType[] {
  return [
    {
      name: "packages-know-no-app",
      severity: "error",
      comment: "Thinking does not know its wiring: move the shared part into a package, or hand it in.",
      from: { path: "^packages/" },
      to: { path: "^(apps|bench|e2e|tools)/" },
    },
    {
      name: "apps-know-no-app",
      severity: "error",
      comment: "An app reaches another through packages/api, or starts it as a process.",
      from: { path: "^apps/([^/]+)/" },
      to: { path: "^apps/", pathNot: "^apps/$1/" },
    },
    {
      name: "console-knows-api-only",
      severity: "error",
      comment: "The console is a window: it knows the hub through packages/api and nothing else.",
      from: { path: "^apps/console/" },
      to: { path: "^packages/", pathNot: "^packages/api/" },
    },
    {
      name: "sensor-knows-hub-through-api",
      severity: "error",
      comment: "The sensor runs far from the hub: it reaches the hub's stages through packages/api.",
      from: { path: "^apps/sensor/" },
      to: { path: `^packages/${one(HUB_STAGES)}/` },
    },
    {
      name: "testing-is-for-tests",
      severity: "error",
      comment: "The fake nation never ships: only tests import it.",
      from: { path: "^(packages|apps)/", pathNot: TESTS },
      to: { path: "^testing/" },
    },
  ];
}

function doorRules(doors: readonly string[]): IForbiddenRuleType[] {
  const comment =
    "Go through the door: only the files that package.json names in `exports` may be imported from outside.";
  const within = (folder: string) => doors.filter((door) => door.startsWith(`^${folder}/`));
  return [
    {
      name: "through-the-door",
      severity: "error",
      comment,
      from: { path: "^packages/([^/]+)/" },
      to: { path: "^packages/", pathNot: ["^packages/$1/", ...within("packages")] },
    },
    {
      name: "through-the-door",
      severity: "error",
      comment,
      from: { path: "^(apps|bench|e2e|testing|tools)/" },
      to: { path: "^packages/", pathNot: within("packages") },
    },
    {
      name: "through-the-door",
      severity: "error",
      comment,
      from: { pathNot: "^testing/" },
      to: { path: "^testing/", pathNot: within("testing") },
    },
    {
      name: "not-the-own-door",
      severity: "error",
      comment: "Inside a package, import the room itself: the own door leads to cycles.",
      from: { path: "^packages/([^/]+)/src/", pathNot: `(^packages/[^/]+/src/index\\.ts$|${TESTS})` },
      to: { path: "^packages/$1/src/index\\.ts$" },
    },
  ];
}

function reachRules(): IForbiddenRuleType[] {
  return [
    {
      name: "only-stores-speak-sql",
      severity: "error",
      comment: "Only stores and the hub's db and keeping rooms import a database driver.",
      from: { path: "^(packages|apps)/", pathNot: `(${SPEAKS_SQL}|${TESTS})` },
      to: { path: "(^|/)node_modules/(@types/)?(pg|pg-[a-z-]+|kysely|postgres)/" },
    },
    {
      name: "packages-are-pure",
      severity: "error",
      comment: "Packages know no network, disk, process or timer: take what you need as a parameter.",
      from: { path: "^packages/", pathNot: TESTS },
      to: { dependencyTypes: ["core"], pathNot: PURE_NODE },
    },
    {
      name: "no-cycle",
      severity: "error",
      comment:
        "Two rooms that import each other are one room, or there is a third one between them. Type-only imports count.",
      from: {},
      to: { circular: true },
    },
    {
      name: "resolvable",
      severity: "error",
      comment: "The import leads nowhere: is the package in this workspace's package.json, and is the ending .ts?",
      from: {},
      to: { couldNotResolve: true },
    },
  ];
}
