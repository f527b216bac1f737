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
  // Earlier measures of the case stand in the list too: the hub says which one is new.
  const kept = page.waitForResponse((r) => r.request().method() === "POST" && r.url().endsWith("/api/v1/measures"));
  await block.getByRole("button", { name: "Keep the draft" }).click();
  const { measure } = (await (await kept).json()) as { readonly measure: string };
  await block.locator("form.ask").waitFor({ state: "detached" });
  await block.locator(`a[href="/measures/${measure}"]`).click();
  await page.waitForURL(`**/measures/${measure}`);
}
