/**
 * What a sabotage is: one registered change of a few words that breaks a truth of the house, and the one test that must
 * turn red because of it. Every file in registry/ exports one, named `sabotage`.
 */
import fs from "node:fs";
import path from "node:path";

export interface Sabotage {
  /** Short and lasting, in kebab-case; equals the file's name. */
  readonly id: string;
  /** The truth or safeguard that is broken, in one sentence. */
  readonly truth: string;
  /** The file to change, from the root of the repository. */
  readonly file: string;
  /** Text that stands in that file exactly once. */
  readonly replace: string;
  readonly by: string;
  /** The test that must turn red, and no other in its file. `name` ends the full name, `describe > test`. */
  readonly test: { readonly file: string; readonly name: string };
  /** Twin worlds within which a planted leak has to be found: so many are played of the broken tree, up to the one that finds it. */
  readonly worlds?: number;
}

export const REGISTRY = path.join(import.meta.dirname, "registry");

/** All registered sabotages, by id. Throws on a file that exports none: a registry with holes proves nothing. */
export async function registered(): Promise<Sabotage[]> {
  const files = fs
    .readdirSync(REGISTRY)
    .filter((file) => file.endsWith(".ts"))
    .sort();
  return Promise.all(
    files.map(async (file) => {
      const module = (await import(path.join(REGISTRY, file))) as { readonly sabotage?: Sabotage };
      if (!module.sabotage) throw new Error(`testing/sabotage/registry/${file} exports no \`sabotage\``);
      return module.sabotage;
    }),
  );
}

/** The changed text, or why it cannot be changed: the place must be there exactly once. */
export function applied(sabotage: Sabotage, text: string): { readonly text: string } | { readonly stale: string } {
  const times = text.split(sabotage.replace).length - 1;
  if (times !== 1) return { stale: `the text to replace stands ${times} times in ${sabotage.file}` };
  const changed = text.replace(sabotage.replace, () => sabotage.by);
  return changed === text ? { stale: "the replacement changes nothing" } : { text: changed };
}
