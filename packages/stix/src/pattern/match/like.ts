/**
 * LIKE (STIX 2.1 §9.6.1): `%` is any run of characters, `_` is one code point, everything else is itself; the whole value
 * has to fit. There is no escape, case counts, and both sides are NFC. Time is linear in the value.
 */
import { RE2JS } from "re2js";

/** Makes the test of one LIKE constant. The tester normalises the value itself. */
export function likeOf(source: string): (value: string) => boolean {
  const form = source.normalize("NFC");
  const fits = form.includes("_") ? withSingles(form) : withRuns(form);
  return (value) => fits(value.normalize("NFC"));
}

function withSingles(form: string): (value: string) => boolean {
  const parts = form.split(/([%_])/).map((part) => (part === "%" ? ".*" : part === "_" ? "." : RE2JS.quote(part)));
  const compiled = RE2JS.compile(`\\A(?:${parts.join("")})\\z`, RE2JS.DOTALL);
  return (value) => compiled.matcher(value).find();
}

function withRuns(form: string): (value: string) => boolean {
  const [head = "", ...rest] = form.split("%");
  const tail = rest.pop();
  if (tail === undefined) return (value) => value === head;
  return (value) => {
    if (value.length < head.length + tail.length || !value.startsWith(head) || !value.endsWith(tail)) return false;
    let at = head.length;
    for (const part of rest) {
      const found = value.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return at <= value.length - tail.length;
  };
}
