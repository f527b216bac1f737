/** How long what is kept is kept here: the plan that ships in profiles/retention, read once at the start. A malformed file stops it. */
import { readFileSync } from "node:fs";
import { type RetentionPlan, readRetentionPlan } from "@noroshi/oversight";

const FILE = new URL("../../../../profiles/retention/jp.json", import.meta.url);

const read = readRetentionPlan(JSON.parse(readFileSync(FILE, "utf8")));
if (!read.ok) throw new Error(`profiles/retention: ${read.faults.map((f) => `${f.place} ${f.say}`).join("; ")}`);

export const RETENTION: RetentionPlan = read.plan;
