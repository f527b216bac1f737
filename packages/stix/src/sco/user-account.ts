/** User Account (STIX 2.1 §6.16): an account of a system or service. */
import { extensions } from "../extension/extensions.ts";
import { unixAccount } from "../extension/predefined/unix-account.ts";
import { type Of, sco } from "../object/define.ts";
import { randomIdWithout } from "../property/identifier.ts";
import { atLeastOne } from "../property/record.ts";
import { flag, text } from "../property/scalar.ts";
import { timestamp } from "../property/timestamp.ts";
import { accountType } from "../vocabulary/observables.ts";

const own = {
  extensions: extensions({ "unix-account-ext": unixAccount }),
  user_id: text,
  credential: text,
  account_login: text,
  account_type: accountType,
  display_name: text,
  is_service_account: flag,
  is_privileged: flag,
  can_escalate_privs: flag,
  is_disabled: flag,
  account_created: timestamp,
  account_expires: timestamp,
  credential_last_changed: timestamp,
  account_first_login: timestamp,
  account_last_login: timestamp,
};

export const userAccount = sco("user-account", {
  section: "6.16",
  may: own,
  rules: [atLeastOne(Object.keys(own)), randomIdWithout(["account_type", "user_id", "account_login"])],
});
export type UserAccount = Of<typeof userAccount>;
