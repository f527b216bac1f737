/** The fonts of filings for people, read once when the first is written. They come with a package; nothing is fetched. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const REGULAR = import.meta.resolve("@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf");
const BOLD = import.meta.resolve("@expo-google-fonts/biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf");

let read: Promise<{ readonly regular: Uint8Array; readonly bold: Uint8Array }> | undefined;

export function filingFonts(): Promise<{ readonly regular: Uint8Array; readonly bold: Uint8Array }> {
  read ??= Promise.all([readFile(fileURLToPath(REGULAR)), readFile(fileURLToPath(BOLD))])
    .then(([regular, bold]) => ({ regular, bold }))
    .catch((error: unknown) => {
      read = undefined;
      throw error;
    });
  return read;
}
