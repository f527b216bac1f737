/** UNIX accounts (STIX 2.1 §6.16.2). */
import { listOf } from "../../property/list.ts";
import { atLeastOne, record } from "../../property/record.ts";
import { integer, text } from "../../property/scalar.ts";

export const unixAccount = record({
  may: { gid: integer(), groups: listOf(text), home_dir: text, shell: text },
  rules: [atLeastOne(["gid", "groups", "home_dir", "shell"])],
});
