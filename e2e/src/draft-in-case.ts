/** Drafts a measure in the room of a case, field by field, and opens it. */
import type { Page } from "playwright-core";

export interface Drafted {
  readonly type: string;
  readonly recipient: string;
  readonly why: string;
}

/** @param page on the case */
export async function draftInCase(page: Page, target: string, said: Drafted): Promise<void> {
  const block = page.locator("section.measure");
  // Earlier measures of the case stand in the list too: the new one is there when one more is.
  const listed = block.locator('a[href^="/measures/"]');
  await block.getByRole("button", { name: "Draft a measure" }).waitFor();
  const before = await listed.count();
  await block.getByRole("button", { name: "Draft a measure" }).click();
  await block.locator("select[name=type]").selectOption(said.type);
  await block.getByLabel("Target", { exact: true }).fill(target);
  await block.getByLabel("What it is (server, account …)").fill("server");
  await block.getByLabel(/^Country/).fill("JP");
  await block.getByLabel("The act that is to be stopped").fill("encrypts the terminals of the port");
  await block.getByLabel("The computer that is protected").fill("berth planning system");
  await block.getByLabel(/^Why it is needed/).fill(said.why);
  await block.getByLabel("A milder means").fill("asking the provider");
  await block.getByLabel("Why that does not do").fill(`The provider has not answered since five: ${said.type}.`);
  await block.getByLabel(/^How far it goes/).fill(`This one server, until the berth works again: ${said.type}.`);
  await block.locator("select[name=recipients]").selectOption(said.recipient);
  await block.getByRole("button", { name: "Keep the draft" }).click();
  await block.locator("form.ask").waitFor({ state: "detached" });
  await listed.nth(before).waitFor();
  await listed.first().click();
  await page.waitForURL("**/measures/*");
}
