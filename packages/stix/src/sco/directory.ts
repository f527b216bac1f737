/** Directory (STIX 2.1 §6.3): a folder of a file system. */
import { type Of, sco } from "../object/define.ts";
import { charset } from "../property/charset.ts";
import { reference } from "../property/identifier.ts";
import { listOf } from "../property/list.ts";
import { text } from "../property/scalar.ts";
import { timestamp } from "../property/timestamp.ts";

export const directory = sco("directory", {
  section: "6.3",
  must: { path: text },
  may: {
    path_enc: charset,
    ctime: timestamp,
    mtime: timestamp,
    atime: timestamp,
    contains_refs: listOf(reference({ only: ["file", "directory"] })),
  },
});
export type Directory = Of<typeof directory>;
