/** Reads JSON and says where it breaks: the place is a line and a column that a person can go to. */
export type Read =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly place: string; readonly say: string };

// untrusted: any text
export function readJson(text: string): Read {
  try {
    return { ok: true, value: JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text) };
  } catch (e) {
    const say = e instanceof Error ? e.message : "not JSON";
    return {
      ok: false,
      place: placeOf(text, say),
      say: said(say),
    };
  }
}

/** V8's words without its own place and without the text around it, which may be long. */
const said = (message: string): string => message.replace(/( in JSON at position|, ").*$/s, "");

/** V8 names a position, or the end of the input. */
function placeOf(text: string, say: string): string {
  const found = /position (\d+)/.exec(say)?.[1];
  const position = found === undefined ? (/end of JSON input/.test(say) ? text.length : undefined) : Number(found);
  if (position === undefined) return "";
  const before = text.slice(0, position);
  return `line ${before.split("\n").length}, column ${position - before.lastIndexOf("\n")}`;
}
