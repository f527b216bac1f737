/** Lets what two people agreed to erase be erased although a legal hold lies on it. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-erased-under-hold",
  truth: "A legal hold stops every erasure, by the database itself (SG-14).",
  file: "apps/hub/src/db/migrations/0079-retention.sql",
  replace: "with check (not under_hold(content_key) or not exists",
  by: "with check (true or not exists",
  test: {
    file: "apps/hub/src/retention/retention.test.ts",
    name: "a legal hold > is held by the database itself, whoever erases and for whatever reason, and takes two people",
  },
};
