/**
 * Coming in, in a real browser: the link of the first start, a passkey, an invitation, a password with a code, an issuer's
 * sign-on, and being shut out. One live hub for all; the visits follow one another.
 */
import { createHmac } from "node:crypto";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, openBrowser, type Visit, visit } from "./browser.ts";
import { CLIENT, type Issuer, startIssuer } from "./issuer.ts";
import { passkeyDevice } from "./passkey-device.ts";
import { type RealHub, startRealHub } from "./real-hub.ts";

const PASSWORD = "signal fires on nine hills";
const NEW_PASSWORD = "nine hills of another coast";
const MIO = "mio@office.example";

/** RFC 6238, as an authenticator app computes it. */
function codeOf(secret: string): string {
  const bits = [...secret].map((c) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c).toString(2).padStart(5, "0"));
  const key = Buffer.from((bits.join("").match(/.{8}/g) ?? []).map((b) => Number.parseInt(b, 2)));
  const at = Buffer.alloc(8);
  at.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac("sha1", key).update(at).digest();
  return String((mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

describe.skipIf(!chromiumPath)("coming in to a live hub", () => {
  let issuer: Issuer;
  let hub: RealHub;
  let browser: Browser;
  let url: string;
  let admin: Visit;
  let mio: Visit;
  let invitation: string;
  let secret: string;

  const local = async (method: string, path: string, body?: unknown) =>
    (await hub.local(method, `/local/realms/live/${path}`, body)) as Record<string, string>;

  beforeAll(async () => {
    issuer = await startIssuer();
    process.env["NOROSHI_OIDC_ISSUER"] = issuer.url;
    process.env["NOROSHI_OIDC_CLIENT_ID"] = CLIENT.id;
    process.env["NOROSHI_OIDC_CLIENT_SECRET"] = CLIENT.secret;
    process.env["NOROSHI_OIDC_NAME"] = "Office ID";
    hub = await startRealHub([]);
    for (const name of Object.keys(process.env)) if (name.startsWith("NOROSHI_OIDC_")) delete process.env[name];
    // A passkey lives at a name, not at a number.
    url = hub.url.replace("127.0.0.1", "localhost");
    issuer.openFor(url);
    await local("POST", "organisations", {
      organisations: [{ slug: "office", kind: "coordinator", country: "JP", name: { en: "Office", ja: "調整室" } }],
    });
    browser = await openBrowser();
    admin = await visit(browser, { lang: "en", theme: "light", size: "wide" });
    mio = await visit(browser, { lang: "ja", theme: "dark", size: "phone" });
    await passkeyDevice(admin.page);
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.stop();
    issuer?.stop();
  });

  const signOut = async (page: Page, words: { readonly out: string; readonly title: string }) => {
    await page.locator(".me").click();
    await page.getByRole("menuitem", { name: words.out }).click();
    await page.getByRole("heading", { level: 1, name: words.title }).waitFor();
  };
  const JA = { out: "サインアウト", title: "サインイン" };

  test("the one-time link of the first start makes the administrator, who adds a passkey and comes in with it", async () => {
    const { page } = admin;
    const { link } = await local("POST", "first-administrator", {});
    await page.goto(String(link));
    await page.getByText("Hub administration · security administrator").waitFor();
    expect(page.url()).not.toContain("#");
    await page.getByLabel("Your name").fill("Makoto Ishii");
    await page.getByLabel("Email address").fill("makoto@office.example");
    await page.getByRole("button", { name: "Accept the invitation" }).click();
    await page.getByText("A password alone does not open a live realm.").first().waitFor();
    await page.getByLabel("Name", { exact: true }).fill("Blue key");
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.getByText("Blue key").waitFor();
    await page.getByRole("button", { name: "Rename" }).click();
    await page.locator(".rows input[name=name]").fill("Green key");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Green key").waitFor();
    await signOut(page, { out: "Sign out", title: "Sign in" });
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await page.getByRole("heading", { level: 1, name: "People" }).waitFor();
    expect(await page.locator("nav a").allInnerTexts()).toEqual(["People"]);
    await page.goto(String(link));
    await page.getByText("This invitation cannot be used").waitFor();
  });

  test("an administrator who invites somebody proves itself afresh, and the link is shown once", async () => {
    const { page } = admin;
    await page.goto(`${url}/people`);
    const form = page.getByRole("form", { name: "Invite somebody" });
    await form.getByLabel("Body").selectOption("office");
    await form.getByLabel("Role").selectOption("triage_analyst");
    await form.getByLabel("Address (optional)").fill(MIO);
    await form.getByRole("button", { name: "Make the link" }).click();
    await page.getByText("Prove yourself again").waitFor();
    await page.getByRole("button", { name: "Use the passkey" }).click();
    invitation = await page.locator(".once .v").innerText();
    expect(invitation).toContain(`${url}/invitation#live.`);
    await page.reload();
    await page.getByText(MIO).waitFor();
    expect(await page.content()).not.toContain(invitation.split("#")[1]);
  });

  test("招待された人は、QRを読み取って認証アプリを登録し、パスワードとコードで入る", async () => {
    const { page } = mio;
    await page.goto(invitation);
    await page.getByText("調整室・分析当番").waitFor();
    await page.getByLabel("氏名").fill("三尾 凛");
    await page.getByLabel("パスワード（12文字以上）").fill(PASSWORD);
    await page.getByRole("button", { name: "招待を受ける" }).click();
    await page.getByRole("region", { name: "認証アプリ" }).getByLabel("いまのパスワード").fill(PASSWORD);
    await page.getByRole("button", { name: "設定を始める" }).click();
    await page.locator(".enrol svg[role=img] path").waitFor();
    secret = await page.locator(".enrol .v").innerText();
    await page.getByLabel("6桁のコード").fill(codeOf(secret));
    await page.getByRole("button", { name: "確認する" }).click();
    await page.locator(".codes li").first().waitFor();
    expect(await page.locator(".codes li").count()).toBe(10);
    await page.getByRole("button", { name: "書き留めた" }).click();
    await page.getByRole("button", { name: "使うのをやめる" }).waitFor();
    await signOut(page, JA);
    await page.getByLabel("メールアドレス").fill(MIO);
    await page.getByLabel("パスワード").fill(PASSWORD);
    await page.getByRole("button", { name: "サインインする", exact: true }).click();
    await page.getByLabel("認証アプリの6桁、または予備コード").fill(codeOf(secret));
    await page.getByRole("button", { name: "確認する" }).click();
    await page.locator(".me").waitFor();
    expect((await page.request.get(`${url}/api/v1/me`)).status()).toBe(200);
    await signOut(page, JA);
  });

  const throughIssuer = async (page: Page, button: string, address: string) => {
    await page.goto(`${url}/sign-in`);
    await page.getByRole("button", { name: button }).click();
    await page.locator("input[name=login]").fill(address);
    await page.locator("input[name=password]").fill("any");
    await page.locator("button[type=submit]").click();
    await page.locator("button[type=submit]", { hasText: "Continue" }).click();
  };

  test("whom the issuer knows and the hub does not is not let in", async () => {
    const stranger = await visit(browser, { lang: "en", theme: "light", size: "wide" });
    await throughIssuer(stranger.page, "Sign in with Office ID", "stranger@elsewhere.example");
    await stranger.page.getByText("You are not known here.").waitFor();
    expect((await stranger.page.request.get(`${url}/api/v1/me`)).status()).toBe(401);
    await stranger.context.close();
  });

  test("whom the issuer and the hub both know comes in with the issuer's word", async () => {
    await throughIssuer(mio.page, "Office ID でサインインする", MIO);
    await mio.page.waitForURL(`${url}/`);
    await mio.page.locator(".me").waitFor();
    const me = (await (await mio.page.request.get(`${url}/api/v1/me`)).json()) as { body: { slug: string } };
    expect(me.body.slug).toBe("office");
  });

  test("whom the administrator suspends is shut out of the open page at once", async () => {
    await mio.page.locator(".me").waitFor();
    const { page } = admin;
    await page.goto(`${url}/people`);
    const row = page.locator("tr", { hasText: MIO });
    await row.getByRole("button", { name: "Suspend" }).click();
    await row.getByText("suspended").waitFor();
    await mio.page.getByRole("heading", { level: 1, name: "サインイン" }).waitFor();
    expect((await mio.page.request.get(`${url}/api/v1/me`)).status()).toBe(401);
    expect(admin.complaints.filter((c) => !/40[134]/.test(c))).toEqual([]);
  });

  test("復旧リンクを受け取った人は新しいパスワードを決め、リンクを作った管理者だけでは再開できない", async () => {
    const { page } = admin;
    const row = page.locator("tr", { hasText: MIO });
    await row.getByRole("button", { name: "Recovery link" }).click();
    const link = page.locator(".once .v");
    const proof = page.getByRole("button", { name: "Use the passkey" });
    await link.or(proof).first().waitFor();
    if (await proof.isVisible()) await proof.click();
    const address = await link.innerText();
    expect(address).toContain(`${url}/recovery#live.`);
    await mio.page.goto(address);
    await mio.page.getByLabel("新しいパスワード（12文字以上）").fill(NEW_PASSWORD);
    expect(mio.page.url()).not.toContain("#");
    await mio.page.getByLabel("もう一度").fill(`${NEW_PASSWORD}!`);
    await mio.page.getByRole("button", { name: "このパスワードにする" }).click();
    await mio.page.getByText("二つの入力が一致しません。").waitFor();
    await mio.page.getByLabel("もう一度").fill(NEW_PASSWORD);
    await mio.page.getByRole("button", { name: "このパスワードにする" }).click();
    await mio.page.getByText("パスワードを設定しました。").waitFor();
    const answered = page.waitForResponse((r) => r.url().endsWith("/suspension"));
    await row.getByRole("button", { name: "Readmit" }).click();
    expect((await answered).status()).toBe(403);
    await row.getByText("suspended").waitFor();
    const shots = process.env["NOROSHI_SHOTS"];
    if (shots !== undefined) {
      await page.screenshot({ path: `${shots}/people-en.png` });
      await mio.page.screenshot({ path: `${shots}/recovery-ja.png` });
    }
  });

  test("the pages of the door hold for everyone: contrast, names, one heading, no wider than the screen", async () => {
    const faults: string[] = [];
    for (const [page, path, ready] of [
      [admin.page, "/people", "table.people"],
      [admin.page, "/account", ".rows li"],
      [mio.page, "/sign-in", ".door-ways button"],
    ] as const) {
      await page.goto(url + path);
      await page.locator(ready).first().waitFor();
      for (const v of (await new AxeBuilder({ page }).analyze()).violations)
        if (v.impact === "serious" || v.impact === "critical")
          faults.push(`${path}: ${v.id} ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
      if ((await page.locator("h1").count()) !== 1) faults.push(`${path}: not one h1`);
      const wider = Number(await page.evaluate("document.documentElement.scrollWidth - window.innerWidth"));
      if (wider > 0) faults.push(`${path}: ${wider} px wider than the screen`);
    }
    expect(faults).toEqual([]);
  });
});
