/** Autonomous System (STIX 2.1 §6.2): a network number, its name and registry. */
import { type Of, sco } from "../object/define.ts";
import { integer, text } from "../property/scalar.ts";

export const autonomousSystem = sco("autonomous-system", {
  section: "6.2",
  must: { number: integer() },
  may: { name: text, rir: text },
});
export type AutonomousSystem = Of<typeof autonomousSystem>;
