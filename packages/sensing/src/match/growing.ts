/** Shared memory that grows in place, so that filling tables never needs twice their size. */

/** Address space set aside; memory is taken only where something was written. */
const STEP = 1 << 20;

export class Growing {
  readonly buffer: SharedArrayBuffer;
  bytes: Uint8Array;
  words: Uint32Array;
  numbers: Float64Array;
  used = 0;

  constructor(most: number) {
    this.buffer = new SharedArrayBuffer(STEP, { maxByteLength: most });
    this.bytes = new Uint8Array(this.buffer, 0, STEP);
    this.words = new Uint32Array(this.buffer, 0, STEP / 4);
    this.numbers = new Float64Array(this.buffer, 0, STEP / 8);
  }

  /** Makes room for `more` bytes; false when the limit is reached. */
  room(more: number): boolean {
    const wanted = this.used + more;
    if (wanted <= this.bytes.length) return true;
    if (wanted > this.buffer.maxByteLength) return false;
    const eighth = Math.ceil((wanted * 1.125) / STEP) * STEP;
    const size = Math.min(this.buffer.maxByteLength, eighth);
    this.buffer.grow(size);
    this.bytes = new Uint8Array(this.buffer, 0, size);
    this.words = new Uint32Array(this.buffer, 0, Math.floor(size / 4));
    this.numbers = new Float64Array(this.buffer, 0, Math.floor(size / 8));
    return true;
  }
}
