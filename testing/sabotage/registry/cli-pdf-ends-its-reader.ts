/** Lets what PDF.js leaves unheard end the process that reads a file. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "cli-pdf-ends-its-reader",
  truth: "Whatever a sender does to a file costs it a refusal, and the reader nothing.",
  file: "apps/cli/src/import/unheard.ts",
  replace: 'if (reading++ === 0) process.on("unhandledRejection", passOver);',
  by: "reading++;",
  test: {
    file: "apps/cli/src/import/unheard.test.ts",
    name: "a PDF whose table leads nowhere does not end the process that reads it",
  },
};
