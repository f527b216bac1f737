/** Through the door as a person comes in: address and password on the form of the console, until its frame stands. */
import type { Page } from "playwright-core";

export async function comeIn(page: Page, url: string, email: string, password: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.locator("input[name=email]").fill(email);
  await page.locator("input[name=password]").fill(password);
  await page.locator("form button[type=submit]").click();
  await page.locator(".mast").waitFor();
}
