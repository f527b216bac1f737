/**
 * Runs the benches one after the other and prints their tables: each figure beside a peer or a limit, measured in one run.
 * `npm run bench` runs all; `npm run bench -- values linkage` those that are named.
 */
import { readdirSync } from "node:fs";

const here = new URL(".", import.meta.url);
const all = readdirSync(here)
  .filter((f) => f.endsWith(".ts") && f !== "main.ts" && !f.endsWith(".test.ts"))
  .map((f) => f.slice(0, -3))
  .sort();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`no bench ${unknown.join(", ")}; there are: ${all.join(", ")}`);
  process.exit(2);
}
for (const name of wanted.length > 0 ? wanted : all) {
  const bench: unknown = await import(new URL(`./${name}.ts`, here).href);
  if (typeof bench !== "object" || bench === null || !("run" in bench) || typeof bench.run !== "function") continue;
  console.log(`\n── ${name} ──`);
  await bench.run();
}
