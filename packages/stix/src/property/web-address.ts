/** URLs (RFC 3986): an absolute URI, checked by its syntax alone so that nothing is normalised away. */
import { clip } from "./scalar.ts";
import { type Shape, wrongKind } from "./shape.ts";

// scheme ":" then only characters that RFC 3986 knows; percent signs must lead two hex digits.
const URI = /^[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/;
const BROKEN_HTTP = /^https?:(?!\/\/[^/?#])/i;

/** Whether a text is an absolute URI; the shipped characters of IRIs are refused, as RFC 3986 does. */
export function isUri(text: string): boolean {
  return URI.test(text) && !BROKEN_HTTP.test(text);
}

export const webAddress: Shape<string> = (value, trial) => {
  if (typeof value !== "string") return wrongKind(value, "a URL", trial);
  if (!isUri(value)) trial.flag("url", `"${clip(value)}" is not a URL in the sense of RFC 3986.`);
};
