/**
 * Promises of PDF.js that nobody hears: where a file lies about where its parts are, one is left behind beside the answer, which comes by
 * another way. They say nothing new, and must not end the process that reads the file.
 */

/** How PDF.js names what is wrong with a file. */
const OF_PDF: ReadonlySet<string> = new Set([
  "XRefEntryException",
  "XRefParseException",
  "ParserEOFException",
  "FormatError",
  "MissingDataException",
  "InvalidPDFException",
  "UnknownErrorException",
  "AbortException",
]);

/** Is this something that PDF.js says of a file? */
export const isOfPdf = (error: { readonly name?: string | undefined }): boolean => OF_PDF.has(error.name ?? "");

let reading = 0;

/** Runs what reads a file; anything else that nobody hears still ends the process as ever. */
export async function withoutUnheard<T>(read: () => Promise<T>): Promise<T> {
  if (reading++ === 0) process.on("unhandledRejection", passOver);
  try {
    return await read();
  } finally {
    // What was rejected in this turn is told at its end.
    setImmediate(() => {
      if (--reading === 0) process.off("unhandledRejection", passOver);
    });
  }
}

function passOver(error: unknown): void {
  if (!(error instanceof Error && isOfPdf(error))) throw error;
}
