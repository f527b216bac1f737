/**
 * Names and addresses of a DNS message (RFC 1035 §4): what was asked, and what was answered. Writes them as text; a dot or comma
 * inside of a label becomes a zero byte, so that no label can pass for two. Pointers may only go back, and not for ever.
 */
import { addressText } from "../../batch/address-text.ts";
import type { Spill } from "./spill.ts";

const HEAD = 12;
const QUESTIONS_MOST = 8;
const RECORDS_MOST = 64;
const POINTERS_MOST = 32;
const NAME_MOST = 255;

/** Where a text begins and ends in the spill; equal where there is none. */
export interface DnsTexts {
  queryFrom: number;
  queryTo: number;
  answerFrom: number;
  answerTo: number;
}

/** Reads the message between `from` and `to`. What is broken ends the reading; what was read before stays. */
export function readDns(view: DataView, from: number, to: number, spill: Spill, texts: DnsTexts): void {
  texts.queryFrom = texts.queryTo = texts.answerFrom = texts.answerTo = spill.used;
  if (to - from < HEAD) return;
  const questions = view.getUint16(from + 4);
  const answers = view.getUint16(from + 6);
  // Other opcodes than a query are no look-ups (RFC 1035 §4.1.1).
  if (((view.getUint8(from + 2) >> 3) & 15) !== 0 || questions > QUESTIONS_MOST) return;
  let at = from + HEAD;
  for (let n = 0; n < questions; n++) {
    if (n > 0) spill.byte(0x2c);
    at = name(view, from, at, to, spill);
    if (at < 0 || to - at < 4) {
      spill.used = texts.queryFrom;
      return;
    }
    at += 4;
  }
  texts.queryTo = texts.answerFrom = texts.answerTo = spill.used;
  for (let n = 0; n < Math.min(answers, RECORDS_MOST); n++) {
    const mark = spill.used;
    at = name(view, from, at, to, spill);
    spill.used = mark;
    if (at < 0 || to - at < 10) return;
    const type = view.getUint16(at);
    const length = view.getUint16(at + 8);
    const data = at + 10;
    at = data + length;
    if (at > to) return;
    if (mark > texts.answerFrom) spill.byte(0x2c);
    if (!value(view, from, data, at, type, spill)) spill.used = mark;
    texts.answerTo = spill.used;
  }
}

/** The value of a record that is an address or a name. */
function value(view: DataView, from: number, data: number, to: number, type: number, spill: Spill): boolean {
  if (type === 1 && to - data === 4) {
    for (let n = 0; n < 4; n++) spill.text(`${n > 0 ? "." : ""}${view.getUint8(data + n)}`);
    return true;
  }
  if (type === 28 && to - data === 16) {
    spill.text(
      addressText(
        Uint32Array.from({ length: 4 }, (_, n) => view.getUint32(data + 4 * n)),
        0,
      ),
    );
    return true;
  }
  // NS, CNAME, PTR, DNAME; MX behind its preference
  const skip = [2, 5, 12, 39].includes(type) ? 0 : type === 15 ? 2 : -1;
  return skip >= 0 && data + skip < to && name(view, from, data + skip, to, spill) > 0;
}

/** Writes a name; gives back where what follows it begins, or -1 where it is none. */
function name(view: DataView, from: number, at: number, to: number, spill: Spill): number {
  const start = spill.used;
  let place = at;
  let after = -1;
  for (let pointers = 0; ; ) {
    if (place >= to) return -1;
    const length = view.getUint8(place);
    if (length === 0) return after < 0 ? place + 1 : after;
    if (length >= 0xc0) {
      if (place + 1 >= to) return -1;
      const target = from + (((length & 63) << 8) | view.getUint8(place + 1));
      if (after < 0) after = place + 2;
      if (target >= place || ++pointers > POINTERS_MOST) return -1;
      place = target;
      continue;
    }
    if (length > 63 || place + 1 + length > to || spill.used - start + length + 1 > NAME_MOST) return -1;
    if (spill.used > start) spill.byte(0x2e);
    for (let n = 1; n <= length; n++) {
      const c = view.getUint8(place + n);
      spill.byte(c === 0x2e || c === 0x2c ? 0 : c);
    }
    place += length + 1;
  }
}
