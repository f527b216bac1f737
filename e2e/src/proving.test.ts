/**
 * An act of the port scenario, proved by who did it: the scenario is played, the body that reported takes the proof from its report's
 * page in a real browser, and people who trust no hub verify the file: on the page, opened from a disk and without any network, and on
 * a machine that has only the auditor.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bareAuditor } from "./bare-auditor.ts";
import { chromiumPath, openBrowser, visit } from "./browser.ts";
import { comeIn } from "./come-in.ts";
import { noroshi } from "./noroshi.ts";
import { freshData, INPUTS, type RealHub, startRealHub } from "./real-hub.ts";

const REALM = "replay";
const BODY = "org-isewan";
const EMAIL = "kenji@port.example";
const PASSWORD = "five-fires-on-the-hills";
const folder = mkdtempSync(join(tmpdir(), "noroshi-proving-"));
const at = (name: string): string => join(folder, name);

describe.skipIf(!chromiumPath)("an act of the port scenario", () => {
  let hub: RealHub;
  let browser: Browser;

  beforeAll(async () => {
    const data = freshData();
    const played = await noroshi(["replay", join(INPUTS, ".."), "--keep", data, "--json"]);
    expect(played.status, played.err).toBe(0);
    hub = await startRealHub([], data);
    await hub.local("POST", `/local/realms/${REALM}/accounts`, {
      organisation: BODY,
      email: EMAIL,
      role: "operator_reporter",
      name: "Kenji",
      password: PASSWORD,
    });
    await hub.local("POST", `/local/realms/${REALM}/ledger/checkpoint`);
    writeFileSync(at("policy"), await hub.command(["ledger", "policy", "--realm", REALM]));
    expect(await noroshi(["verify", "--page", at("verify.html")])).toMatchObject({ status: 0 });
    browser = await openBrowser();
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await hub?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("is proved by a file that its body takes from the report's page", async () => {
    const { page, complaints } = await visit(browser, { lang: "ja", theme: "light", size: "wide" });
    page.setDefaultTimeout(30_000);
    await comeIn(page, hub.url, EMAIL, PASSWORD);
    const mine = await page.request.get(`${hub.url}/api/v1/receipts`);
    const { items } = (await mine.json()) as { items: readonly { reportId: string | null; outcome: string }[] };
    const report = items.find((one) => one.outcome === "created" && one.reportId !== null)?.reportId;
    await page.goto(`${hub.url}/reports/${report}`);
    const block = page.getByRole("region", { name: "行為の証明" });
    await block.getByRole("button", { name: "証明できる行為を見る" }).click();
    const act = block.locator("li", { hasText: "report.accepted" });
    const [taken] = await Promise.all([
      page.waitForEvent("download"),
      act.getByRole("button", { name: "証明を保存" }).click(),
    ]);
    expect(taken.suggestedFilename()).toMatch(/^report\.accepted-[0-9a-f]{16}\.tlog-proof$/);
    await taken.saveAs(at("act.tlog-proof"));
    await block.getByRole("link", { name: "証明を検証する" }).waitFor();
    expect(await page.getByRole("link", { name: "証明を検証する" }).getAttribute("href")).toBe("/verify");
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test("is verified in the browser, from a disk and without any network; one flipped byte is named", async () => {
    const { page, complaints } = await visit(browser, { lang: "en", theme: "light", size: "wide" }, { offline: true });
    await page.goto(pathToFileURL(at("verify.html")).href);
    await judge(page, at("act.tlog-proof"));
    await page.getByRole("heading", { name: "✓ This act was in the log." }).waitFor();
    const said = page.locator("#said");
    await said.getByText("present and equal", { exact: true }).waitFor();
    await said.getByText('"act": "report.accepted"').waitFor();
    await page.getByRole("button", { name: "日本語" }).click();
    await page.getByRole("heading", { name: "✓ この行為は台帳に記録されていました。" }).waitFor();
    await said.getByText("存在し一致する", { exact: true }).waitFor();
    const found = await new AxeBuilder({ page }).analyze();
    expect(found.violations.map((one) => one.id)).toEqual([]);

    const text = readFileSync(at("act.tlog-proof"), "utf8");
    const [, extra = ""] = /^extra (\S+)$/m.exec(text) ?? [];
    const bytes = Buffer.from(extra, "base64");
    bytes.writeUInt8(bytes.readUInt8(80) ^ 1, 80);
    writeFileSync(at("flipped.tlog-proof"), text.replace(extra, bytes.toString("base64")));
    await judge(page, at("flipped.tlog-proof"));
    await page.getByRole("heading", { name: "✗ この証明は成り立ちません。" }).waitFor();
    await said.getByText("PROOF_WRONG", { exact: true }).waitFor();
    await said.getByText("欠落（不合格）", { exact: true }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test("is verified on the page as the hub serves it, which may reach nothing", async () => {
    const served = await fetch(`${hub.url}/verify`);
    expect(served.headers.get("content-security-policy")).toMatch(
      /^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+';.*frame-ancestors 'none'$/,
    );
    expect(await served.text()).toBe(readFileSync(at("verify.html"), "utf8"));
    const { page, complaints } = await visit(browser, { lang: "ja", theme: "dark", size: "phone" });
    const asked: string[] = [];
    await page.goto(`${hub.url}/verify`);
    page.on("request", (request) => asked.push(request.url()));
    await judge(page, at("act.tlog-proof"));
    await page.getByRole("heading", { name: "✓ この行為は台帳に記録されていました。" }).waitFor();
    expect([asked, complaints]).toEqual([[], []]);
    await page.context().close();
  });

  test("is verified by the auditor alone, on a machine that has nothing else", () => {
    const audit = bareAuditor(at("bare"));
    const words = (file: string) => ["verify", at(file), "--policy", at("policy"), "--lang", "en"];
    const [status, said] = audit(words("act.tlog-proof"));
    expect([status, said]).toEqual([0, expect.stringContaining("State: present and equal")]);
    expect(said).toContain(`"realm": "${REALM}"`);
    expect(audit(words("flipped.tlog-proof"))).toEqual([1, expect.stringContaining("PROOF_WRONG")]);
  });
});

async function judge(page: Page, proof: string): Promise<void> {
  await page.locator("#policy").setInputFiles(at("policy"));
  await page.locator("#proof").setInputFiles(proof);
}
