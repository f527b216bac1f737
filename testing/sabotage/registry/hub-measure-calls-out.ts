/** Lets a room of the hub call a computer elsewhere without anybody having written down why. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-measure-calls-out",
  truth: "No outbound connector acts on others' computers (SG-35).",
  file: "apps/hub/src/law/library.ts",
  replace: 'export const PROFILE_DOCUMENTS = documents("law");',
  by: 'export const PROFILE_DOCUMENTS = documents("law");\nexport const call = (to: string): Promise<Response> => fetch(to);',
  test: {
    file: "tools/outbound.test.ts",
    name: "is exactly what people have listed and given a reason for",
  },
};
