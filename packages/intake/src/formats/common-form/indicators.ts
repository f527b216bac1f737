/**
 * The indicator cell of a common form: one indicator a line, `種別：値` or `種別：値（備考）`. The remark is context and goes
 * nowhere, but for `検知 YYYY/MM/DD hh:mm JST`, by which the sender declares an observation of its own.
 * A bad line is refused and named by its number; the other lines go in.
 */
import type { ObservableKind } from "@noroshi/values";
import type { IntakeFault, Item, Tlp } from "../../contract/index.ts";
import { fault, type Notes, quote } from "../../faults.ts";
import { local } from "../../time/span.ts";
import { item, readValue } from "../../value/item.ts";

/** 種別 after NFKC and in lower case. */
const KINDS: Readonly<Record<string, readonly ObservableKind[]>> = {
  "sha-256": ["sha256"],
  sha256: ["sha256"],
  "sha-1": ["sha1"],
  sha1: ["sha1"],
  md5: ["md5"],
  ipアドレス: ["ipv4", "ipv6"],
  ipアドレス範囲: ["cidr"],
  ドメイン: ["domain"],
  url: ["url"],
  ウォレット: ["wallet"],
};
const WRITTEN = "SHA-256、SHA-1、MD5、IPアドレス、IPアドレス範囲、ドメイン、URL、ウォレット";
const NOTHING = /^(なし|無し|無|特になし|該当なし|不明|調査中|確認中|-|－)$/;
const SEPARATOR = "：";

/** Reads the cell at `place`. `originator` is the reporter. */
export function readIndicatorCell(
  raw: string,
  place: string,
  label: string,
  { tlp, originator }: { readonly tlp: Tlp; readonly originator: string | null },
  { fields, refused }: Notes,
): readonly Item[] {
  const items: Item[] = [];
  if (NOTHING.test(raw.trim().normalize("NFKC")) || NOTHING.test(raw.trim())) {
    fields.push({ place, label, raw, read: "none" });
    return items;
  }
  for (const [index, line] of raw.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === "") continue;
    const at = `${place} line ${index + 1}`;
    const read = readLine(line, at);
    if (!read.ok) {
      refused.add(read.fault);
      continue;
    }
    if (read.remark) refused.add(read.remark);
    const { kind, value, written, observedAt } = read;
    const ref = `item ${items.length + 1}`;
    items.push(item({ ref, kind, value, raw: written, tlp, originator, observedAt, place: at }));
    fields.push({ place: at, label, raw: line.trim(), read: `${kind} ${value}` });
  }
  return items;
}

type Line =
  | {
      readonly ok: true;
      readonly kind: ObservableKind;
      readonly value: string;
      readonly written: string;
      readonly observedAt: string | null;
      readonly remark: IntakeFault | undefined;
    }
  | { readonly ok: false; readonly fault: IntakeFault };

function readLine(line: string, place: string): Line {
  const { type, rest } = split(line.trim());
  const word = type.normalize("NFKC").trim().toLowerCase();
  const kinds = Object.hasOwn(KINDS, word) ? KINDS[word] : undefined;
  if (!kinds) return { ok: false, fault: noKind(place, line) };
  const { value: written, remark } = withoutRemark(rest);
  const read = readValue(kinds, written, place);
  if (!read.ok) return read;
  const seen = observation(remark);
  const bad = seen === undefined ? badObservation(place, remark) : undefined;
  return { ok: true, kind: read.kind, value: read.value, written, observedAt: seen ?? null, remark: bad };
}

/** At the first full-width colon; where a line has none, a half-width one after a known 種別 is as clear. */
function split(line: string): { readonly type: string; readonly rest: string } {
  const at = line.indexOf(SEPARATOR);
  const full = { type: line.slice(0, Math.max(at, 0)), rest: line.slice(at + 1) };
  if (at >= 0 && Object.hasOwn(KINDS, full.type.normalize("NFKC").trim().toLowerCase())) return full;
  const half = line.indexOf(":");
  return half > 0 && half <= 20 ? { type: line.slice(0, half), rest: line.slice(half + 1) } : full;
}

/** Takes a remark in full-width parentheses from the end; pairs inside it are counted. */
function withoutRemark(rest: string): { readonly value: string; readonly remark: string } {
  const text = rest.trim();
  if (!text.endsWith("）")) return { value: text, remark: "" };
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === "）") depth++;
    else if (text[at] === "（" && --depth === 0) {
      return { value: text.slice(0, at).trim(), remark: text.slice(at + 1, -1) };
    }
  }
  return { value: text, remark: "" };
}

/** The declared instant, null when none is declared, undefined when one is declared that cannot be read. */
function observation(remark: string): string | null | undefined {
  const match = /検知\s*[:は]?\s*(\d{4}\/.{1,40}?|(?:令和|平成).{1,40}?)\s*JST/u.exec(
    remark.slice(0, 2_000).normalize("NFKC"),
  );
  if (match?.[1] !== undefined) return local(match[1], "Asia/Tokyo")?.from;
  return /検知\s*[:は]?\s*\d{4}/u.test(remark.normalize("NFKC")) ? undefined : null;
}

function noKind(place: string, line: string): IntakeFault {
  return fault(
    "BAD_VALUE",
    place,
    `"${quote(line)}" does not begin with a kind of indicator; write 種別：値, the kind being one of ${WRITTEN}.`,
    `「${quote(line)}」は種別で始まっていません。「種別：値」の形で書いてください。種別は ${WRITTEN} のいずれかです。`,
  );
}

function badObservation(place: string, remark: string): IntakeFault {
  return fault(
    "BAD_DATE",
    place,
    `The time after 検知 in "${quote(remark)}" cannot be read; the indicator is taken without an observation of your own. Write 検知 2026/12/07 05:12 JST.`,
    `備考「${quote(remark)}」の検知日時が読めないため、自組織での検知のない指標として受け付けます。「検知 2026/12/07 05:12 JST」の形で書いてください。`,
  );
}
