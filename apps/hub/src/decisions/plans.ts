/** How measures are gated here: the plans that ship in profiles/gates, read once at the start. A malformed file stops it. */
import { readFileSync } from "node:fs";
import { readGatePlans } from "@noroshi/decisions";
import type { GatePlan, MeasureType } from "@noroshi/decisions/contract";

const FILE = new URL("../../../../profiles/gates/japan.json", import.meta.url);

const read = readGatePlans(JSON.parse(readFileSync(FILE, "utf8")));
if (!read.ok) throw new Error(`profiles/gates: ${read.faults.map((f) => `${f.place} ${f.say}`).join("; ")}`);

export const PLANS: ReadonlyMap<string, GatePlan> = read.plans;

/** Did somebody hold the plans against the law? Else screens say that they are assumptions. */
export const PLANS_VERIFIED: boolean = read.verified;

/** The plan of a type; undefined for one that no plan names: it is closed. */
export const planOf = (type: MeasureType): GatePlan | undefined => PLANS.get(type);
