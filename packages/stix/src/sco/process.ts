/** Process (STIX 2.1 §6.13): a running instance of a program; its id is always random. */
import { extensions } from "../extension/extensions.ts";
import { windowsProcess, windowsService } from "../extension/predefined/process.ts";
import { type Of, sco } from "../object/define.ts";
import { dictionaryOf } from "../property/dictionary.ts";
import { randomIdWithout, reference } from "../property/identifier.ts";
import { listOf } from "../property/list.ts";
import { atLeastOne } from "../property/record.ts";
import { flag, integer, text } from "../property/scalar.ts";
import { timestamp } from "../property/timestamp.ts";

const own = {
  extensions: extensions({ "windows-process-ext": windowsProcess, "windows-service-ext": windowsService }),
  is_hidden: flag,
  pid: integer(),
  created_time: timestamp,
  cwd: text,
  command_line: text,
  environment_variables: dictionaryOf(text, { anyCase: true }),
  opened_connection_refs: listOf(reference({ only: ["network-traffic"] })),
  creator_user_ref: reference({ only: ["user-account"] }),
  image_ref: reference({ only: ["file"] }),
  parent_ref: reference({ only: ["process"] }),
  child_refs: listOf(reference({ only: ["process"] })),
};

export const process = sco("process", {
  section: "6.13",
  may: own,
  rules: [atLeastOne(Object.keys(own)), randomIdWithout([])],
});
export type Process = Of<typeof process>;
