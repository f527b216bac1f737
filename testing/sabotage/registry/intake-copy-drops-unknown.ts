/** Writes a form back without the cells that say 不明: unknown would come back as empty. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "intake-copy-drops-unknown",
  truth: "A form written back says the same as the form, to the cell; unknown is not empty.",
  file: "packages/intake/src/xlsx/write.ts",
  replace: "return column === 0 ? [] : [{ at, row: Number(row), column, cell }];",
  by: 'return column === 0 || (cell.kind === "text" && cell.text === "不明") ? [] : [{ at, row: Number(row), column, cell }];',
  test: {
    file: "packages/intake/src/xlsx/write.test.ts",
    name: "unknown comes back as unknown, empty as empty, and a date as the same day and time",
  },
};
