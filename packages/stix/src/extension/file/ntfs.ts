/** NTFS (STIX 2.1 §6.7.3): the security id and alternate data streams. */
import { hashes } from "../../property/hashes.ts";
import { listOf } from "../../property/list.ts";
import { atLeastOne, record } from "../../property/record.ts";
import { integer, text } from "../../property/scalar.ts";

const alternateDataStream = record({ must: { name: text }, may: { hashes, size: integer(0) } });

export const ntfs = record({
  may: { sid: text, alternate_data_streams: listOf(alternateDataStream) },
  rules: [atLeastOne(["sid", "alternate_data_streams"])],
});
