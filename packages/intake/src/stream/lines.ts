/**
 * Cuts a byte stream into lines of UTF-8 at constant memory; a line beyond the limit is named and passed over.
 */

export type RawLine = { readonly line: number; readonly bytes: Uint8Array | undefined };

/** Every line with its number, counted from 1; `bytes` is undefined for a line longer than `most` bytes. */
export async function* byteLines(chunks: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<RawLine> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let line = 1;
  const take = (): RawLine => {
    const bytes = length > most ? undefined : Buffer.concat(parts);
    parts = [];
    length = 0;
    return { line: line++, bytes };
  };
  const add = (part: Uint8Array) => {
    length += part.length;
    if (length <= most) parts.push(part);
    else parts = [];
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      add(chunk.subarray(from, at));
      from = at + 1;
      yield take();
    }
    if (from < chunk.length) add(chunk.slice(from));
  }
  if (length > 0) yield take();
}
