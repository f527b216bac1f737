/**
 * What PDF.js leaves behind: where a file lies about where its parts are, it rejects a promise of its own that nobody hears, beside the
 * answer, which comes by another way. Whoever runs the process has to pass over that; it says nothing new.
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
