/** Windows Registry Key (STIX 2.1 §6.17): a key with its hive written out, and its values. */
import { type Of, sco } from "../object/define.ts";
import { randomIdWithout, reference } from "../property/identifier.ts";
import { listOf } from "../property/list.ts";
import { atLeastOne, record } from "../property/record.ts";
import { integer, text } from "../property/scalar.ts";
import type { Shape } from "../property/shape.ts";
import { timestamp } from "../property/timestamp.ts";
import { registryDataType } from "../vocabulary/observables.ts";

const SHORT_HIVE = /^(?:HKLM|HKCC|HKCR|HKCU|HKU)(?:\\|$)/i;

const key: Shape<string> = (value, trial) => {
  text(value, trial);
  if (typeof value === "string" && SHORT_HIVE.test(value)) {
    trial.flag("registry-hive", "The hive must be written out, like HKEY_LOCAL_MACHINE.");
  }
};

const registryValue = record({
  may: { name: text, data: text, data_type: registryDataType },
  rules: [atLeastOne(["name", "data", "data_type"])],
});

export const windowsRegistryKey = sco("windows-registry-key", {
  section: "6.17",
  may: {
    key,
    values: listOf(registryValue),
    modified_time: timestamp,
    creator_user_ref: reference({ only: ["user-account"] }),
    number_of_subkeys: integer(),
  },
  rules: [
    atLeastOne(["key", "values", "modified_time", "creator_user_ref", "number_of_subkeys"]),
    randomIdWithout(["key", "values"]),
  ],
});
export type WindowsRegistryKey = Of<typeof windowsRegistryKey>;
