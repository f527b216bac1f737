/** MIME types (IANA): `type/subtype` under a registered top-level type. The full registry is not shipped. */
import { written } from "./scalar.ts";
import type { Shape } from "./shape.ts";

const MEDIA =
  /^(?:application|audio|font|haptics|image|message|model|multipart|text|video)\/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}$/;

/** A MIME type (STIX 2.1 §6.1, §6.7: recommended, for no list of types is ever complete). */
export const mediaType: Shape<string> = written(
  MEDIA,
  "mime-type",
  (value) => `"${value}" is not a MIME type like text/html.`,
);
