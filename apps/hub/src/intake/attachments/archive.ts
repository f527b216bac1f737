/**
 * The one way out for a file: an archive under the password that malware analysts everywhere use, so that no mail gateway, preview
 * or double click opens what is inside. The password is no secret; who gets the archive is decided before. Made as a stream.
 */
import { configure, TextReader, ZipWriter } from "@zip.js/zip.js";

configure({ useWebWorkers: false });

/** By custom of the trade (VirusTotal, MISP, MalwareBazaar). */
export const ARCHIVE_PASSWORD = "infected";

export type Encryption = "zipcrypto" | "aes256";

/** An archive of one file, which bears its hash as its name: no ending that anything would open. */
export function archiveOf(
  file: { readonly sha256: string; readonly bytes: AsyncIterable<Uint8Array>; readonly note: string },
  encryption: Encryption,
  at: Date,
): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const zip = new ZipWriter(writable, {
    password: ARCHIVE_PASSWORD,
    zipCrypto: encryption === "zipcrypto",
    encryptionStrength: 3,
    lastModDate: at,
    // A stream has no end that could be known before: sizes follow the data.
    dataDescriptor: true,
    zip64: false,
  });
  void write(zip, file).catch((error: unknown) => writable.abort(error).catch(() => undefined));
  return readable;
}

async function write(
  zip: ZipWriter<unknown>,
  file: { readonly sha256: string; readonly bytes: AsyncIterable<Uint8Array>; readonly note: string },
): Promise<void> {
  await zip.add(file.sha256, ReadableStream.from(file.bytes) as ReadableStream<Uint8Array>);
  await zip.add(`${file.sha256}.txt`, new TextReader(file.note));
  await zip.close();
}
