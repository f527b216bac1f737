/** Lets a release go at once although the legal profile asks for a second person. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-release-unasked",
  truth: "A release waits for a second person where the legal profile says so.",
  file: "apps/hub/src/sharing/waiting/ask-second.ts",
  replace: "  return releaseRulesFor((await lawOf(tx))?.profile, {",
  by: "  return releaseRulesFor(undefined, {",
  test: {
    file: "apps/hub/src/sharing/waiting/asked.test.ts",
    name: "a release waits for a second person where the legal profile says so, and goes at once where it does not",
  },
};
