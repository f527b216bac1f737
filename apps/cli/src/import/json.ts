/** Reads JSON and says where it breaks: the place is a line and a column that a person can go to. */
import { brokenAt } from "@noroshi/intake";

export type Read =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly place: string; readonly say: string };

// untrusted: any text
export function readJson(text: string): Read {
  const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  try {
    return { ok: true, value: JSON.parse(plain) };
  } catch {
    const at = brokenAt(plain) ?? 0;
    const before = plain.slice(0, at);
    const place = `line ${before.split("\n").length}, column ${at - before.lastIndexOf("\n")}`;
    const sign = plain[at];
    return {
      ok: false,
      place,
      say: sign === undefined ? "the file ends too early" : `${JSON.stringify(sign)} cannot stand here`,
    };
  }
}
