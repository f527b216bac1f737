import { LedgerError } from "@noroshi/ledger";
import { expect, it } from "vitest";
import { NoKey, unread } from "./unread.ts";

const failed = (code: string, path?: string) =>
  Object.assign(new Error(`${code}: as the system says it`), { code, ...(path === undefined ? {} : { path }) });

it("says of every file that could not be read which it is and what to do, in both languages", () => {
  for (const code of ["ENOENT", "ENOTDIR", "EACCES", "EISDIR"])
    for (const language of ["en", "ja"] as const) {
      expect(unread(failed(code, "/x/policy"), language)).toMatch(/^\/x\/policy .*[.。]$/);
      expect(unread(failed(code), language)).not.toContain(code);
    }
  expect(unread(new NoKey("key.jwk"), "en")).toContain("key.jwk is no private reading key");
  expect(unread(new NoKey("key.jwk"), "ja")).toMatch(/^key\.jwk は読み取り用の秘密鍵/);
});

it("keeps the code of what the ledger could not read", () => {
  expect(unread(new LedgerError("LEDGER_POLICY_MALFORMED", "line 1"), "ja")).toMatch(/^LEDGER_POLICY_MALFORMED/);
});
