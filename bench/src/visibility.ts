/**
 * What row security costs: the curve over 10, 100, 1,000 and 10,000 visible labels of 20,000, for each form the policy could
 * take and for the way a store asks. Printed beside the same statement without any policy, in one run on one machine.
 * Run alone: node bench/src/visibility.ts [--smoke]; the decision made from it: docs/decisions/0003-row-security.md.
 */

import { asRole, type Realm, testCluster } from "@noroshi/hub/testing";
import type pg from "pg";
import { median } from "./visibility/measure.ts";
import { FORMS, type Form, LISTS, LOOK_UPS, type Question } from "./visibility/questions.ts";
import { furnish, SIZES, type World } from "./visibility/world.ts";

export interface Line {
  readonly world: string;
  readonly question: string;
  readonly form: string;
  readonly bare: number;
  readonly curve: readonly number[];
}

/** Measures and prints; smoke mode uses a hundredth of the rows and only shows that everything runs. */
export async function run(options: { readonly smoke: boolean }): Promise<readonly Line[]> {
  const rows = options.smoke ? 20_000 : 1_000_000;
  const labels = 20_000;
  const lines: Line[] = [];
  await using cluster = await testCluster();
  for (const world of ["every label its own class", "labels with equal readers collapse"] as const) {
    const realm = await cluster.realm();
    await cluster.asAdmin((client) => furnish(client, realm.names.schema, world, rows, labels));
    for (const form of FORMS) {
      if (world !== "every label its own class" && form.collapses !== true) continue;
      await cluster.asAdmin((client) => client.query(form.policy(realm.names)));
      for (const question of [...LISTS, ...LOOK_UPS]) {
        if (question.only !== undefined && !question.only.includes(form.name)) continue;
        lines.push(await measure(realm, world, form, question, options.smoke ? 3 : 15));
        print(lines.at(-1));
      }
    }
  }
  return lines;
}

async function measure(realm: Realm, world: World, form: Form, question: Question, times: number): Promise<Line> {
  const bare = await asRole(realm, "keeper", (client) => time(client, question, times, true));
  const curve: number[] = [];
  for (const [index] of SIZES.entries()) {
    curve.push(
      await asRole(realm, "app", async (client) => {
        await client.query(
          "select set_config('noroshi.reader', $1, false), set_config('noroshi.reads', 'reports,values,cases,receipts,log', false)",
          [String(index + 1)],
        );
        await form.prepare?.(client);
        return time(client, question, times, false);
      }),
    );
  }
  return { world, question: question.name, form: form.name, bare, curve };
}

/** The median of warm runs, in milliseconds. */
async function time(client: pg.Client, question: Question, times: number, bare: boolean): Promise<number> {
  const { text, values } = question.ask(bare);
  const query = { name: `${question.name} ${bare}`, text, values };
  await client.query(query); // warm
  const taken: number[] = [];
  for (let turn = 0, spent = 0; turn < times && spent < 2_000; turn++, spent += taken.at(-1) ?? 0) {
    const start = performance.now();
    await client.query(query);
    taken.push(performance.now() - start);
  }
  return median(taken);
}

function print(line: Line | undefined): void {
  if (line === undefined) return;
  const cells = line.curve.map((ms) => `${ms.toFixed(2)} (${(ms / line.bare).toFixed(1)}×)`.padStart(17));
  console.log(
    `${line.world.padEnd(36)} ${line.question.padEnd(34)} ${line.form.padEnd(28)} bare ${line.bare.toFixed(2).padStart(7)} | ${cells.join(" ")}`,
  );
}

if (import.meta.main) {
  console.log(`milliseconds (and times bare) at ${SIZES.join(" / ")} visible labels of 20,000`);
  await run({ smoke: process.argv.includes("--smoke") });
}
