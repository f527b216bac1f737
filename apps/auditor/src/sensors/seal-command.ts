/** `auditor seal LINES --format F --to DIR`: seals lines of test traffic and writes both halves; which of them leaves when is the commission's. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { TRAFFIC_FORMATS } from "@noroshi/sensing";
import { NODE_MEANS } from "../folder.ts";
import { sealTest } from "./seal-test.ts";

/** @returns the exit status; undefined where the words were not understood */
export async function sealCommand(args: readonly string[]): Promise<number | undefined> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { format: { type: "string", default: "zeek-json" }, to: { type: "string" } },
  });
  const [path, ...more] = positionals;
  const format = TRAFFIC_FORMATS.find((one) => one === values.format);
  if (path === undefined || more.length > 0 || format === undefined || values.to === undefined) return undefined;
  const lines = (await readFile(path, "utf8")).split("\n").filter((line) => line !== "");
  const { seals, opened } = await sealTest(lines, format, new Date().toISOString(), NODE_MEANS);
  await mkdir(values.to, { recursive: true, mode: 0o700 });
  await writeFile(join(values.to, "seals.json"), seals);
  await writeFile(join(values.to, "opened.json"), opened, { mode: 0o600 });
  process.stdout.write(
    `${lines.length} lines sealed. Give seals.json away now; keep opened.json until the sensor has certified the batch.\n`,
  );
  return 0;
}
