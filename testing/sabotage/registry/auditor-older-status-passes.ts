/** Takes any status of an instant, also one that a newer has overruled. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "auditor-older-status-passes",
  truth: "Every kept record lies under an authorisation that was alive by the newest word of the commission (SG-22).",
  file: "apps/auditor/src/sensors/said.ts",
  replace: "Date.parse(a.issuedAt) < Date.parse(b.issuedAt) ? b : a",
  by: "a.issuedAt === b.issuedAt ? b : a",
  test: {
    file: "apps/auditor/src/sensors/said.test.ts",
    name: "of two statuses that run at an instant the newest is the law, in whatever order they were handed over",
  },
};
