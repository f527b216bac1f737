/** The predefined extensions of a file (STIX 2.1 §6.7.2 to §6.7.6). */
import type { Shape } from "../../property/shape.ts";
import { archive } from "./archive.ts";
import { ntfs } from "./ntfs.ts";
import { pdf } from "./pdf.ts";
import { rasterImage } from "./raster-image.ts";
import { windowsPebinary } from "./windows-pebinary.ts";

export const FILE_EXTENSIONS: Readonly<Record<string, Shape<unknown>>> = {
  "archive-ext": archive,
  "ntfs-ext": ntfs,
  "pdf-ext": pdf,
  "raster-image-ext": rasterImage,
  "windows-pebinary-ext": windowsPebinary,
};
