/**
 * Holds the lock file to what `npm ci` needs on every platform, so that a fresh clone installs: complete, in step with
 * the manifests, free of addresses, and with a decision on every install script.
 */
import { describe, expect, it } from "vitest";
import { textOf, workspaces } from "./tree.ts";

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Manifest extends Locked {
  readonly allowScripts?: Readonly<Record<string, boolean>>;
}

const { packages } = JSON.parse(textOf("package-lock.json")) as { readonly packages: Readonly<Record<string, Locked>> };
const manifest = JSON.parse(textOf("package.json")) as Manifest;
const installed = Object.entries(packages).filter(([place, entry]) => isInstalled(place) && !entry.link);
const homes = ["", ...workspaces()];

describe("the lock file", () => {
  it("has an entry for every optional dependency of every platform", () => {
    const missing = Object.entries(packages).flatMap(([place, entry]) =>
      Object.keys(entry.optionalDependencies ?? {})
        .filter((name) => !resolves(place, name))
        .map((name) => `${place}: ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it("names no registry, so that any mirror may serve it", () => {
    const addressed = installed.filter(([, entry]) => entry.resolved !== undefined).map(([place]) => place);
    expect(addressed).toEqual([]);
    expect(textOf("package-lock.json")).not.toMatch(/"https?:\/\/[^"]*\.tgz"/);
  });

  it("proves every package by its hash", () => {
    expect(installed.filter(([, entry]) => !entry.integrity?.startsWith("sha512-")).map(([place]) => place)).toEqual(
      [],
    );
  });

  it.each(homes)("is in step with %s/package.json", (home) => {
    const own = JSON.parse(textOf(home === "" ? "package.json" : `${home}/package.json`)) as Manifest;
    expect(dependenciesOf(packages[home] ?? {})).toEqual(dependenciesOf(own));
  });
});

describe("the manifests", () => {
  it.each(homes)("pin exact versions in %s/package.json", (home) => {
    const own = JSON.parse(textOf(home === "" ? "package.json" : `${home}/package.json`)) as Manifest;
    const loose = Object.entries(dependenciesOf(own)).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it("decide on exactly those install scripts that there are", () => {
    const scripts = installed.filter(([, entry]) => entry.hasInstallScript).map(([place]) => nameIn(place));
    expect([...new Set(scripts)].sort()).toEqual(Object.keys(manifest.allowScripts ?? {}).sort());
  });

  it("pin the Node that .node-version names", () => {
    expect(manifest.devDependencies?.["node"]).toBe(textOf(".node-version").trim());
  });
});

function isInstalled(place: string): boolean {
  return place.includes("node_modules/");
}

function nameIn(place: string): string {
  return place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);
}

/** Whether Node would find `name` from `place`: beside it or in any folder above. */
function resolves(place: string, name: string): boolean {
  for (let base = place; ; ) {
    if (packages[`${base === "" ? "" : `${base}/`}node_modules/${name}`]) return true;
    if (base === "") return false;
    const above = base.lastIndexOf("node_modules/");
    base = above <= 0 ? "" : base.slice(0, above - 1);
  }
}

function dependenciesOf(entry: Locked): Record<string, string> {
  return { ...entry.dependencies, ...entry.devDependencies, ...entry.optionalDependencies };
}
