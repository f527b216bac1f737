/**
 * Keeps the seeds under which a property once failed, in testing/seeds/, and runs each again as a test of its own.
 * A seed file is meant to be committed with the mend: it keeps the counter-example for ever.
 */
import fs from "node:fs";
import path from "node:path";
import { ROOT } from "./places.ts";
import type { Step } from "./steps.ts";
import { type TestResult, testStep } from "./tests-of.ts";

const SEEDS = path.join(ROOT, "testing", "seeds");

interface KeptSeed {
  readonly file: string;
  readonly name: string;
  readonly seed: number;
  readonly deep: boolean;
}

/** Writes a file for every property among `results` that failed, and says how to run it again. */
export function keepSeeds(results: readonly TestResult[], deep: boolean): void {
  for (const result of results.filter((each) => each.status === "failed")) {
    // How fast-check words a counter-example: "Property failed after 3 tests\n{ seed: -42, path: "2:1", endOnFailure: true }"
    const seed = /Property failed after[\s\S]*?seed: (-?\d+)/.exec(result.message)?.[1];
    if (seed === undefined) continue;
    const kept: KeptSeed = { file: path.relative(ROOT, result.file), name: result.name, seed: Number(seed), deep };
    const title = result.name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, "")
      .slice(0, 60);
    const place = path.join(SEEDS, `${title}-${seed.replace("-", "n")}.json`);
    fs.mkdirSync(SEEDS, { recursive: true });
    fs.writeFileSync(place, `${JSON.stringify(kept, undefined, 2)}\n`);
    const full = deep ? "NOROSHI_DEEP=1 " : "";
    console.log(
      `\nkept ${path.relative(ROOT, place)}; again: ${full}NOROSHI_SEED=${seed} npx vitest run ${kept.file} -t ${JSON.stringify(kept.name)}`,
    );
  }
}

/** One step a kept seed. A seed whose test is gone fails: delete the file knowingly, or rename the test in it. */
export function seedSteps(): Step[] {
  if (!fs.existsSync(SEEDS)) return [];
  const files = fs.readdirSync(SEEDS).filter((file) => file.endsWith(".json"));
  return files.map((file) => {
    const kept = JSON.parse(fs.readFileSync(path.join(SEEDS, file), "utf8")) as KeptSeed;
    // A seed of the twin worlds is one world.
    const env = { NOROSHI_SEED: String(kept.seed), NOROSHI_WORLDS: "1", ...(kept.deep ? { NOROSHI_DEEP: "1" } : {}) };
    const step = testStep({ name: `seed ${path.basename(file, ".json")}`, files: [kept.file], only: kept.name, env });
    const gone = `${kept.file} has no test "${kept.name}" any more (testing/seeds/${file})`;
    return {
      ...step,
      tally: () => {
        const tally = step.tally?.();
        const ran = tally && tally.passed + tally.failed + tally.skipped > 0;
        return ran ? tally : { passed: 0, failed: 1, skipped: 0, failures: [gone], leftOut: [] };
      },
    };
  });
}
