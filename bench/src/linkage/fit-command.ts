/**
 * `node bench/src/linkage.ts fit [--write]`: fits the weights that can be fitted and compares them with what ships, or writes
 * them there. The public notices are read where they lie; without them their tables stay as they are, which is said.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { builtinReference, weightsDocument } from "@noroshi/fusion";
import { corpus } from "@noroshi/testing/corpus";
import { fitOnCorpus, fitOnPublic } from "./fit.ts";
import { DRAWS, isNotice, SEED, understood } from "./invented.ts";
import { readNotices, toLinkable } from "./reports.ts";

type Weights = typeof builtinReference.weights;

const SHIPPED = new URL("../../../packages/fusion/src/reference/weights.json", import.meta.url);
const FITTED = ["occurred", "reported", "sameList", "text", "total.ratio"];
/** Longest line that the house writes. */
const LINE = 120;

/** True where the shipped table is what the fit gives. @param folder where the public notices lie; undefined = nowhere */
export async function fit(
  folder: string | undefined,
  { write = false, say = console.log }: { readonly write?: boolean; readonly say?: (line: string) => void } = {},
): Promise<boolean> {
  const shipped = builtinReference.weights;
  const { documents } = corpus(SEED, DRAWS);
  const invented = await understood(documents.filter(({ channel }) => isNotice(channel)));
  const onCorpus = fitOnCorpus(invented.reports, shipped);
  say(`invented corpus (seed ${SEED}): ${said(onCorpus.mixture)}; fitted text`);
  let next: Weights = { ...shipped, fitted: FITTED, text: onCorpus.text };
  const file = folder === undefined ? undefined : join(folder, "reports.ndjson");
  if (file === undefined || !existsSync(file)) {
    say("public notices not found (NOROSHI_SHARED): skipped, their tables stay as they ship");
  } else {
    const { mixture, ratio, ...rest } = fitOnPublic(readNotices(file).map(toLinkable), shipped);
    say(`public notices: ${said(mixture)}; fitted reported, occurred, total.ratio, sameList`);
    next = { ...next, ...rest, total: { ...shipped.total, ratio } };
  }
  const changed = written(next) !== written(shipped);
  // a change of any number is a new table
  const text = written(changed ? { ...next, id: following(shipped.id) } : next);
  const same = text === readFileSync(SHIPPED, "utf8");
  say(same ? "the shipped table is this one, byte for byte" : text);
  if (write && !same) writeFileSync(SHIPPED, text);
  return same;
}

function said({
  share,
  pairs,
  rounds,
}: {
  readonly share: number;
  readonly pairs: number;
  readonly rounds: number;
}): string {
  return `${pairs} pairs of one name, ${(100 * share).toFixed(1)} % about one incident after ${rounds} rounds`;
}

function following(id: string): string {
  const number = Number(/\d+$/.exec(id)?.[0] ?? 0);
  return `weights-${number + 1}`;
}

/** The document as the house writes JSON: what fits on a line stands on one. */
function written(weights: Weights): string {
  return `${block(weightsDocument(weights), "")}\n`;
}

function block(value: unknown, indent: string, taken = 0): string {
  const line = flat(value);
  if (indent !== "" && indent.length + taken + line.length + 1 <= LINE) return line;
  const deeper = `${indent}  `;
  if (Array.isArray(value)) return `[\n${value.map((one) => deeper + block(one, deeper)).join(",\n")}\n${indent}]`;
  if (typeof value !== "object" || value === null) return line;
  const rows = Object.entries(value).map(([key, one]) => `${deeper}"${key}": ${block(one, deeper, key.length + 4)}`);
  return `{\n${rows.join(",\n")}\n${indent}}`;
}

function flat(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flat).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([key, one]) => `"${key}": ${flat(one)}`)
    .join(", ")} }`;
}
