/** How long what is kept is kept here: the plan that ships in profiles/retention, read once at the start. A malformed file stops it. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { type RetentionPlan, readRetentionPlan } from "@noroshi/oversight";

const FILE = new URL("../../../../profiles/retention/jp.json", import.meta.url);

const bytes = readFileSync(FILE);
const read = readRetentionPlan(JSON.parse(bytes.toString("utf8")));
if (!read.ok) throw new Error(`profiles/retention: ${read.faults.map((f) => `${f.place} ${f.say}`).join("; ")}`);

export const RETENTION: RetentionPlan = read.plan;

/** By it each disposal says which file it went by. */
export const RETENTION_DIGEST: string = createHash("sha256").update(bytes).digest("hex");
