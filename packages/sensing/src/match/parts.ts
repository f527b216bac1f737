/** Cuts the text of a field into the values it holds: sets with commas, mail addresses in angle brackets, hosts with a port. */

export interface Part {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/** Parts of one field that are looked at; a longer set is hostile or useless. */
const PARTS_MOST = 4096;

const COMMA = 0x2c;
const BLANK = 0x20;
const LESS = 0x3c;
const GREATER = 0x3e;

/** What stands between commas, without blanks and angle brackets; of `Name <a@b>` what is inside. */
export function partsOf(bytes: Uint8Array, from: number, to: number): readonly Part[] {
  const parts: Part[] = [];
  let begin = from;
  for (let i = from; i <= to && parts.length < PARTS_MOST; i++) {
    if (i < to && bytes[i] !== COMMA) continue;
    const part = bare(bytes, begin, i);
    if (part.to > part.from) parts.push(part);
    begin = i + 1;
  }
  return parts;
}

function bare(bytes: Uint8Array, from: number, to: number): Part {
  let [begin, end] = [from, to];
  while (begin < end && bytes[begin] === BLANK) begin++;
  while (end > begin && bytes[end - 1] === BLANK) end--;
  if (end > begin && bytes[end - 1] === GREATER) {
    const open = bytes.subarray(begin, end).lastIndexOf(LESS);
    if (open >= 0) [begin, end] = [begin + open + 1, end - 1];
  }
  return { bytes, from: begin, to: end };
}

/** The host of `host`, `host:port` or `[address]:port`. */
export function hostOf(bytes: Uint8Array, from: number, to: number): Part {
  if (bytes[from] === 0x5b) {
    const close = bytes.indexOf(0x5d, from);
    if (close > 0 && close < to) return { bytes, from: from + 1, to: close };
  }
  const colon = bytes.indexOf(0x3a, from);
  if (colon < 0 || colon >= to) return { bytes, from, to };
  const second = bytes.indexOf(0x3a, colon + 1);
  // Two colons and no brackets: an IPv6 address.
  return second >= 0 && second < to ? { bytes, from, to } : { bytes, from, to: colon };
}
