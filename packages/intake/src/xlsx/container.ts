/**
 * Opens a hostile ZIP and inflates only the parts that are asked for. Bombs are refused before anything is inflated:
 * by the number of entries, by the declared size and by the ratio; an entry never gives more bytes than it declared.
 */
import { type UnzipFileInfo, unzipSync } from "fflate";
import type { IntakeFault } from "../contract/index.ts";
import { fault } from "../faults.ts";
import type { Limits } from "../limits.ts";

export type Opened =
  | { readonly ok: true; readonly parts: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly fault: IntakeFault };

/** Thrown inside the filter only, to leave the archive at once. */
class Refused extends Error {
  readonly fault: IntakeFault;
  constructor(fault: IntakeFault) {
    super(fault.code);
    this.fault = fault;
  }
}

/** True for the first bytes of a ZIP file with content. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/** True for an OLE file: an old .xls, or a workbook under a password. */
export function isOle(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
}

/** The answer to an OLE file. */
export function oleFault(): IntakeFault {
  return fault(
    "NOT_ZIP",
    "",
    "This is an old .xls file or a workbook under a password; save it as .xlsx without a password.",
    "古い .xls 形式か、パスワード付きのファイルです。パスワードなしの .xlsx で保存して送ってください。",
  );
}

/** Inflates the entries whose name `wanted` accepts. */
export function openZip(bytes: Uint8Array, wanted: (name: string) => boolean, limits: Limits): Opened {
  const seen = new Set<string>();
  let entries = 0;
  let total = 0;
  const filter = ({ name, size, originalSize, compression }: UnzipFileInfo): boolean => {
    if (++entries > limits.entries) throw new Refused(tooMany(limits.entries));
    if (!wanted(name)) return false;
    if (seen.has(name)) throw new Refused(twice(name));
    seen.add(name);
    total += originalSize;
    if (!(total <= limits.inflatedBytes)) throw new Refused(bomb("TOO_LARGE"));
    if (originalSize > size * limits.ratio + 1024) throw new Refused(bomb("RATIO"));
    if (compression !== 0 && compression !== 8) throw new Refused(unreadable());
    return true;
  };
  try {
    // untrusted: sizes and names are the sender's; the filter has seen them before anything is allocated.
    const parts = new Map(Object.entries(unzipSync(bytes, { filter })));
    return { ok: true, parts };
  } catch (error) {
    return { ok: false, fault: error instanceof Refused ? error.fault : unreadable() };
  }
}

function tooMany(entries: number): IntakeFault {
  return fault(
    "TOO_MANY",
    "",
    `The workbook holds more than ${entries} parts; copy the form into a new workbook.`,
    `ブックの部品が${entries}個を超えています。様式を新しいブックに写して送ってください。`,
  );
}

function twice(name: string): IntakeFault {
  return fault(
    "DUPLICATE",
    name,
    "This part stands twice in the file; save the workbook again.",
    "同じ部品が二つ入っています。ブックを保存し直してください。",
  );
}

function bomb(code: "TOO_LARGE" | "RATIO"): IntakeFault {
  return fault(
    code,
    "",
    "The workbook unpacks to far more than a form; copy the form into a new workbook.",
    "展開すると様式としては大きすぎます。様式を新しいブックに写して送ってください。",
  );
}

function unreadable(): IntakeFault {
  return fault(
    "NOT_ZIP",
    "",
    "The file is damaged or not a workbook; save it again as .xlsx.",
    "ファイルが壊れているか、ブックではありません。.xlsx で保存し直してください。",
  );
}
