/** Takes a name that ends alike for a name under the domain. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sharing-route-other-name",
  truth: "A name concerns who registered it or a domain above it, and nobody else.",
  file: "packages/sharing/src/routing/route.ts",
  replace: 'return labels.flatMap((_, n) => under("domain", labels.slice(n).join("."), "name_under_domain"));',
  by: 'return labels.flatMap((_, n) => under("domain", labels.slice(n, n + 2).join("."), "name_under_domain"));',
  test: {
    file: "packages/sharing/src/routing/route.test.ts",
    name: "whoever registered its name or a domain above it, also where it stands in a URL or an address of mail",
  },
};
