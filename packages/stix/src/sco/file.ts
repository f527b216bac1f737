/** File (STIX 2.1 §6.7): by hashes or name, with the five predefined extensions. */
import { extensions } from "../extension/extensions.ts";
import { FILE_EXTENSIONS } from "../extension/file/known.ts";
import { type Of, sco } from "../object/define.ts";
import { charset } from "../property/charset.ts";
import { hex } from "../property/encoded.ts";
import { hashes } from "../property/hashes.ts";
import { reference } from "../property/identifier.ts";
import { listOf } from "../property/list.ts";
import { mediaType } from "../property/media-type.ts";
import { atLeastOne, needs } from "../property/record.ts";
import { integer, text } from "../property/scalar.ts";
import { timestamp } from "../property/timestamp.ts";

export const file = sco("file", {
  section: "6.7",
  may: {
    extensions: extensions(FILE_EXTENSIONS),
    hashes,
    size: integer(0),
    name: text,
    name_enc: charset,
    magic_number_hex: hex,
    mime_type: mediaType,
    ctime: timestamp,
    mtime: timestamp,
    atime: timestamp,
    parent_directory_ref: reference({ only: ["directory"] }),
    contains_refs: listOf(reference()),
    content_ref: reference({ only: ["artifact"] }),
  },
  rules: [atLeastOne(["hashes", "name"]), needs("name_enc", ["name"])],
});
export type File = Of<typeof file>;
