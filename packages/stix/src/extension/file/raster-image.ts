/** Raster images (STIX 2.1 §6.7.5): size, depth and EXIF tags. */
import { dictionaryOf } from "../../property/dictionary.ts";
import { atLeastOne, record } from "../../property/record.ts";
import { clip, integer, text } from "../../property/scalar.ts";
import type { Shape } from "../../property/shape.ts";

const tag: Shape<string | number> = (value, trial) => {
  if (typeof value === "string" || Number.isInteger(value)) return;
  trial.flag("exif-tag", "An EXIF tag is a string or a whole number.");
};

const exifTags = dictionaryOf(tag, {
  anyCase: true,
  key: (key, trial) => {
    if (!/^[A-Z]/.test(key)) trial.flag("exif-tag", `"${clip(key)}" is not the name of an EXIF tag.`);
  },
});

export const rasterImage = record({
  may: {
    image_height: integer(),
    image_width: integer(),
    bits_per_pixel: integer(),
    exif_tags: exifTags,
    image_compression_algorithm: text,
  },
  rules: [atLeastOne(["image_height", "image_width", "bits_per_pixel", "exif_tags", "image_compression_algorithm"])],
});
