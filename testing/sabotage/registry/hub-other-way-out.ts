/** Gives the hub a way out that is on no list. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-other-way-out",
  truth: "The ways out of the hub are those on the list, and none acts on others' computers (SG-35).",
  file: "apps/hub/src/paging/reasons.ts",
  replace: "export const REASONS",
  by: 'export const reach = (url: string): Promise<Response> => fetch(url, { method: "POST" });\n\nexport const REASONS',
  test: {
    file: "tools/outbound.test.ts",
    name: "is exactly what people have listed and given a reason for",
  },
};
