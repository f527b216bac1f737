/**
 * Cuts a stream of bytes into batches of whole lines, in memory alone. Where a log has heads (`#fields` and the like), remembers
 * the one that runs and begins each batch with it, so that every batch can be read by itself. Bytes that were taken over are overwritten
 * where they came from.
 */

/** A line that is longer is no record: it is left out and counted. */
const LONGEST = 1024 * 1024;
const HASH = 0x23;
const LF = 0x0a;

export class Gather {
  /** Whole records that wait to be cut off as a batch. */
  records = 0;
  /** Lines that were too long. */
  overlong = 0;
  #lines: Buffer[] = [];
  #head: Buffer[] = [];
  #inHead = false;
  #rest: Buffer = Buffer.alloc(0);
  #skipping = false;
  readonly #heads: boolean;

  /** @param heads whether lines with `#` are heads; else they are records like others */
  constructor(heads = true) {
    this.#heads = heads;
  }

  /** Takes over a chunk and overwrites it. */
  push(chunk: Uint8Array): void {
    const bytes = Buffer.concat([this.#rest, chunk]);
    chunk.fill(0);
    this.#rest.fill(0);
    let from = 0;
    for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, from)) {
      this.#line(Buffer.from(bytes.subarray(from, end + 1)));
      from = end + 1;
    }
    this.#rest = Buffer.from(bytes.subarray(from));
    bytes.fill(0);
    if (this.#rest.length > LONGEST) {
      this.#rest.fill(0);
      this.#rest = Buffer.alloc(0);
      if (!this.#skipping) this.overlong++;
      this.#skipping = true;
    }
  }

  /** Nothing follows: what has no line end yet is the last line. */
  end(): void {
    if (this.#rest.length > 0) this.push(Buffer.from("\n"));
  }

  /** Everything that waits as one batch; overwritten here. The caller wipes what it gets. */
  take(): Buffer {
    const batch = Buffer.concat(this.#lines);
    for (const line of this.#lines) line.fill(0);
    this.#lines = this.#head.map((line) => Buffer.from(line));
    this.records = 0;
    return batch;
  }

  #line(line: Buffer): void {
    if (this.#skipping) {
      this.#skipping = false;
      line.fill(0);
      return;
    }
    const isHead = this.#heads && line[0] === HASH;
    if (isHead) {
      if (!this.#inHead) this.#head = [];
      this.#head.push(Buffer.from(line));
    } else if (line.length > 1) this.records++;
    this.#inHead = isHead;
    this.#lines.push(line);
  }
}
