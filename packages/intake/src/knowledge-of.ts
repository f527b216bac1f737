/**
 * The third door: knowledge, not reports. Advisories (CSAF) say what could be attacked; nobody was hit, no clock
 * starts, nothing is linked. `understand` sends them here.
 */
import type { IntakeFault, KnowledgeUnderstanding, Tlp } from "./contract/index.ts";
import { fault } from "./faults.ts";
import { formatOf } from "./format-of.ts";
import { readJson, readText } from "./json/read.ts";
import { readCsaf } from "./knowledge/csaf.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { UNMARKED } from "./marking/tlp.ts";
import { isRecord } from "./stix/object.ts";

/** Understands one advisory of at most `limits.bytes`. Never throws. */
export function knowledgeOf(
  bytes: Uint8Array,
  options: { readonly limits?: Partial<Limits>; readonly unmarked?: Tlp } = {},
): KnowledgeUnderstanding {
  const limits: Limits = { ...LIMITS, ...options.limits };
  if (bytes.length > limits.bytes) return none(tooLarge(limits.bytes));
  // untrusted: the sender's bytes.
  const text = readText(bytes);
  const json = text.ok ? readJson(text.text, limits) : text;
  if (!json.ok) return none(json.fault);
  if (!isRecord(json.value) || formatOf(json.value) !== "csaf") return none(noAdvisory());
  return readCsaf(json.value, options.unmarked ?? UNMARKED, limits);
}

function none(...refused: IntakeFault[]): KnowledgeUnderstanding {
  return { ok: false, refused };
}

function noAdvisory(): IntakeFault {
  return fault(
    "UNKNOWN_FORMAT",
    "$",
    "This is no CSAF advisory; only those are taken as knowledge.",
    "CSAF の脆弱性情報ではありません。ここで受け付けるのは CSAF だけです。",
  );
}

function tooLarge(bytes: number): IntakeFault {
  const most = Math.floor(bytes / 1_000_000);
  return fault("TOO_LARGE", "", `The file is larger than ${most} MB.`, `ファイルが${most} MBを超えています。`);
}
