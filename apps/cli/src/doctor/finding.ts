/** One thing that was looked at: how it is, and what to do about it. In the shape in which the hub's own doctor speaks. */
import type { local } from "@noroshi/api";
import type { z } from "zod";

export type Finding = z.infer<typeof local.Finding>;

export const good = (check: string, en: string, ja: string): Finding => ({ check, state: "good", say: { en, ja } });
export const warning = (check: string, en: string, ja: string): Finding => ({
  check,
  state: "warning",
  say: { en, ja },
});
export const bad = (check: string, en: string, ja: string): Finding => ({ check, state: "bad", say: { en, ja } });
