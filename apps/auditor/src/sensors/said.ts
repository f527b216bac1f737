/** What bodies said of a sensor's permits, from the files that were handed over: signed permits, acts about them, status tokens. */
import { type Law, type OpenPermit, openSetUp, readSetUp, type SetUp, type StatusToken } from "@noroshi/selection";
import { type Evidence, textIn } from "../evidence.ts";
import type { Findings } from "../findings.ts";

export interface Said {
  readonly country: string;
  readonly permits: readonly OpenPermit[];
  readonly statuses: readonly StatusToken[];
}

/** What was in force and alive at an instant, as the newest status of that instant has it: it overrules those that still run. */
export function lawAt({ statuses }: Said, at: string): Law {
  const now = Date.parse(at);
  const status = statuses
    .filter((one) => Date.parse(one.issuedAt) <= now && now < Date.parse(one.expiresAt))
    .reduce<StatusToken | undefined>(newest, undefined);
  return { now: at, status, inForce: status?.inForce ?? new Set<string>() };
}

export async function saidIn(evidence: Evidence, place: string, findings: Findings): Promise<Said> {
  const text = await textIn(evidence, "set-up.json");
  const read = text === undefined ? undefined : readSetUp(text);
  if (read?.ok !== true) {
    findings.add("FILE_MISSING", place, `set-up.json: ${read === undefined ? "not there" : read.say}`);
    return { country: "", permits: [], statuses: [] };
  }
  const opened = await openSetUp(read.value);
  const statuses = opened.status === undefined ? [] : [opened.status];
  for (const status of ((await textIn(evidence, "statuses")) ?? "").split("\n"))
    if (status.trim() !== "") statuses.push(...(await statusOf(read.value, status.trim())));
  return { country: read.value.country, permits: opened.permits, statuses };
}

async function statusOf(setUp: SetUp, status: string): Promise<readonly StatusToken[]> {
  const opened = await openSetUp({ ...setUp, permits: [], status });
  return opened.status === undefined ? [] : [opened.status];
}

const newest = (a: StatusToken | undefined, b: StatusToken): StatusToken =>
  a === undefined || Date.parse(a.issuedAt) < Date.parse(b.issuedAt) ? b : a;
