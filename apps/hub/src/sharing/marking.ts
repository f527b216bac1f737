/** What is said of a package as a whole: its marking, the strictest of its values, and the digest of what it says. */
import { createHash } from "node:crypto";
import { type Packed, stricter, type Tlp } from "@noroshi/handling";

export function strictestOf(values: readonly Pick<Packed, "tlp">[]): Tlp | null {
  return values.reduce<Tlp | null>((top, v) => (top === null ? v.tlp : stricter(top, v.tlp)), null);
}

/** SHA-256 over the lines "kind value tlp", and over what is told beside them, hexadecimal. */
export function digestOf(
  values: readonly Pick<Packed, "kind" | "value" | "tlp">[],
  beside: readonly string[] = [],
): string {
  const hash = createHash("sha256");
  let lines = "";
  for (const v of values) {
    lines += `${v.kind} ${v.value} ${v.tlp}\n`;
    if (lines.length < 50_000) continue;
    hash.update(lines);
    lines = "";
  }
  hash.update(lines);
  for (const line of beside) hash.update(`${line}\n`);
  return hash.digest("hex");
}
