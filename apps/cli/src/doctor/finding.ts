/** One thing that was looked at: how it is, and what to do about it. The hub's doctor speaks in the same shape. */
export interface Finding {
  readonly check: string;
  readonly state: "good" | "warning" | "bad";
  readonly say: { readonly en: string; readonly ja: string };
}

export const good = (check: string, en: string, ja: string): Finding => ({ check, state: "good", say: { en, ja } });
export const warning = (check: string, en: string, ja: string): Finding => ({
  check,
  state: "warning",
  say: { en, ja },
});
export const bad = (check: string, en: string, ja: string): Finding => ({ check, state: "bad", say: { en, ja } });
