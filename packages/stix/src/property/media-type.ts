/** MIME types (IANA): `type/subtype` under a registered top-level type. The full registry is not shipped. */
import type { FaultCode } from "../faults.ts";
import { written } from "./scalar.ts";
import type { Shape } from "./shape.ts";

const MEDIA =
  /^(?:application|audio|font|haptics|image|message|model|multipart|text|video)\/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}$/;

/** A MIME type; artifacts must carry one (code mime-type-template), files should (code mime-type). */
export function mimeTemplate(code: FaultCode): Shape<string> {
  return written(MEDIA, code, (value) => `"${value}" is not a MIME type like text/html.`);
}
