/** Texts that stand nowhere in the input as they are (names of the DNS, addresses in words), written one after the other. */

const encoder = new TextEncoder();

export class Spill {
  bytes = new Uint8Array(1 << 16);
  used = 0;

  /** Makes room for `more` bytes; what was written stays. */
  room(more: number): Uint8Array {
    if (this.used + more > this.bytes.length) {
      const wider = new Uint8Array(Math.max(2 * this.bytes.length, this.used + more));
      wider.set(this.bytes.subarray(0, this.used));
      this.bytes = wider;
    }
    return this.bytes;
  }

  byte(byte: number): void {
    this.room(1)[this.used++] = byte;
  }

  text(text: string): void {
    this.room(3 * text.length);
    this.used += encoder.encodeInto(text, this.bytes.subarray(this.used)).written;
  }
}
