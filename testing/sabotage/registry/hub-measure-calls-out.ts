/** Lets the room of measures call the computer that a measure is against. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-measure-calls-out",
  truth: "No outbound connector acts on others' computers (SG-35).",
  file: "apps/hub/src/decisions/plans.ts",
  replace: "const read = readGatePlans(",
  by: "export const call = (to: string): Promise<Response> => fetch(to);\n\nconst read = readGatePlans(",
  test: {
    file: "tools/outbound.test.ts",
    name: "does not start in the room of measures, nor in the rules of their gates",
  },
};
