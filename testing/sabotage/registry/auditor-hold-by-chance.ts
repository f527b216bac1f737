/** Judges holds by the places of leaves alone, as if an interval wrote them in the order of their acts. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "auditor-hold-by-chance",
  truth: "Where an interval drew the order of its leaves by chance, no hold and no erasure is judged by it.",
  file: "apps/auditor/src/acts/holds.ts",
  replace: "together(a.index, b.index) ?",
  by: "together(a.index, b.index) && a === b ?",
  test: {
    file: "apps/auditor/src/acts/holds.test.ts",
    name: "is judged by instants within one interval, where places are chance, and by places where two intervals part them",
  },
};
