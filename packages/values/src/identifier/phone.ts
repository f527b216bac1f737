/**
 * Telephone numbers: only what was written. A national number stays national, since nobody said which nation.
 */
import { refused } from "../faults.ts";
import { accepted, type Canonical } from "../observable.ts";

/** Hyphens, dashes, minus and the long-vowel mark that a Japanese keyboard gives in their place. */
const DASHES = /[\u2010-\u2015\u2212\u30fc_]/g;

/** Digits only, with `+` if it was international; `(0)` after a country code is dropped. No country is assumed. */
export function readPhone(text: string): Canonical {
  const bare = text.replace(/^tel:/i, "").replace(DASHES, "-");
  if (!/^\+?[\d\s().-]+$/.test(bare)) return refused("phone-form");
  const international = bare.startsWith("+");
  const digits = (international ? bare.replace(/\(0\)/, "") : bare).replace(/\D/g, "");
  if (digits.length < 5 || digits.length > 15) return refused("phone-form");
  return accepted("phone", international ? `+${digits}` : digits);
}
