/** Believes a fingerprint from whoever writes one. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-claimed-certificate",
  truth: "A fingerprint counts only from the connection or from the trusted proxy.",
  file: "apps/hub/src/http/front.ts",
  replace: "proxySecret !== undefined && same(one(req, PROXY_SECRET), proxySecret)",
  by: "proxySecret !== undefined",
  test: {
    file: "apps/hub/src/accounts/accounts.test.ts",
    name: "with a pinned certificate comes in through the trusted proxy; another fingerprint, or one that a caller claims itself, does not",
  },
};
