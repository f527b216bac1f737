/** Presses a button of the console that may ask for words first, as a person does. */
import type { Locator } from "playwright-core";

/** Does one act of a body that may need words: the button, the words, the button. */
export const oneAct = async (place: Locator, name: string, words?: string): Promise<void> => {
  await place.getByRole("button", { name, exact: true }).first().click();
  if (words === undefined) return;
  const form = place.locator("form.one-act").first();
  await form.locator("textarea").fill(words);
  await form.getByRole("button", { name, exact: true }).click();
  await form.waitFor({ state: "detached" });
};
