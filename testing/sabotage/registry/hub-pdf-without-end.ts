/** Waits for a PDF's reader as long as it likes: one hostile file would hold up everybody. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-pdf-without-end",
  truth: "A file that takes longer to read than it gets is ended and refused.",
  file: "apps/hub/src/intake/pdf/apart.ts",
  replace: "const late = setTimeout(give, ms);",
  by: "const late = setTimeout(give, ms * 60_000);",
  test: { file: "apps/hub/src/intake/pdf/apart.test.ts", name: "that takes longer than it gets is ended and refused" },
};
