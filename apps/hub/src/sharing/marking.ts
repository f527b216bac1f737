/** The marking of a package as a whole: the strictest of its values. */
import { type Packed, stricter, type Tlp } from "@noroshi/handling";

export function strictestOf(values: readonly Packed[]): Tlp | null {
  return values.reduce<Tlp | null>((top, v) => (top === null ? v.tlp : stricter(top, v.tlp)), null);
}
