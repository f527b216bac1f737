/**
 * The first stop of a report: bytes in, reports out, and beside them everything that was refused, with its place.
 * Trusts nothing of the sender: neither the file name nor the media type nor the text. Never throws, never half reads:
 * what is mandatory refuses the whole report, a single bad value is refused and named while the rest goes in.
 */
import type { Format, IntakeFault, Tlp, Understanding } from "./contract/index.ts";
import { decode } from "./decode.ts";
import { fault } from "./faults.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { UNMARKED } from "./marking/tlp.ts";
import type { TableMapping } from "./table/mapping.ts";

export interface Hint {
  readonly fileName?: string;
  readonly mediaType?: string;
  /** What the caller knows about the file. Only `neutral-incident` has an effect: lines without `schema` are taken. */
  readonly format?: Format;
}

export interface Options {
  readonly limits?: Partial<Limits>;
  /** What a report without any TLP counts as. Default: AMBER+STRICT, the receiving organisation alone. */
  readonly unmarked?: Tlp;
  /** A saved mapping for tables (CSV, TSV, workbooks); without it the headers must say what the columns mean. */
  readonly table?: TableMapping;
}

/**
 * Understands one file of at most `limits.bytes` (25 MB; bigger ones go through `streamReports`).
 * Refusals carry the codes of `IntakeFaultCode`. Never throws.
 */
export function understand(bytes: Uint8Array, hint: Hint = {}, options: Options = {}): Understanding {
  return understandPages([bytes], hint, options);
}

/** Understands files that belong together: the pages of one TAXII transfer, or the manifest and events of a MISP feed. */
export function understandPages(files: readonly Uint8Array[], hint: Hint = {}, options: Options = {}): Understanding {
  const limits: Limits = { ...LIMITS, ...options.limits };
  const unmarked = options.unmarked ?? UNMARKED;
  const size = files.reduce((sum, file) => sum + file.length, 0);
  if (files.length === 0 || size === 0)
    return refusal(null, fault("EMPTY", "", "The file is empty.", "ファイルが空です。"));
  if (size > limits.bytes) return refusal(null, tooLarge(limits.bytes));
  const { format, reports, refused } = decode(files, {
    neutral: hint.format === "neutral-incident",
    unmarked,
    limits,
    table: options.table,
  });
  if (format === null || reports.length === 0) return { ok: false, format, refused };
  if (reports.length > limits.reports) return refusal(format, tooMany(limits.reports));
  return { ok: true, format, reports, refused };
}

function refusal(format: Format | null, ...refused: IntakeFault[]): Understanding {
  return { ok: false, format, refused };
}

function tooLarge(bytes: number): IntakeFault {
  const most = Math.floor(bytes / 1_000_000);
  return fault(
    "TOO_LARGE",
    "",
    `The file is larger than ${most} MB; send it through the upload for big transfers.`,
    `ファイルが${most} MBを超えています。大容量用のアップロードを使ってください。`,
  );
}

function tooMany(reports: number): IntakeFault {
  return fault(
    "TOO_MANY",
    "",
    `A file may hold ${reports} reports; split it.`,
    `一つのファイルに入れられる報告は${reports}件までです。分けてください。`,
  );
}
