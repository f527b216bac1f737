/** Reads files in the command's own process, which nothing may end that a damaged one leaves behind. The hub reads each in a thread. */
import { isOfPdf } from "@noroshi/intake";

let reading = 0;

/** Runs what reads a file. Of what nobody hears, only what PDF.js says of the file is passed over; anything else ends the process as ever. */
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
