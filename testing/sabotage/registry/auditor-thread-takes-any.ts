/** Lets a thread of the auditor take another spelling of a sealed bundle: a changed export would pass beside threads, and not without. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "auditor-thread-takes-any",
  truth: "An audit finds the same beside threads as without them (SG-22).",
  file: "apps/auditor/src/threads/unseal.ts",
  replace: 'if (!isSpared(part) || part.includes("+") || part.includes("/")) return undefined;',
  by: "if (part.length < 0) return undefined;",
  test: {
    file: "apps/auditor/src/threads/threads.test.ts",
    name: "an audit beside threads > opens what jose opens and nothing else, however a sealed bundle is spelled",
  },
};
