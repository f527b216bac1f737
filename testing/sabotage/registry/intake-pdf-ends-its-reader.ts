/** Lets what PDF.js leaves unheard end the process that reads a file. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "intake-pdf-ends-its-reader",
  truth: "Whatever a sender does to a file costs it a refusal, and the reader nothing.",
  file: "packages/intake/src/pdf/unheard.ts",
  replace: 'if (reading++ === 0) process.on("unhandledRejection", passOver);',
  by: "reading++;",
  test: {
    file: "packages/intake/src/formats/pdf.test.ts",
    name: "a PDF whose table leads nowhere does not end the process that reads it",
  },
};
