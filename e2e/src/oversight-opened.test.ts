/**
 * The commission looks closer: it opens what an inspection touches, sees what changed since it refused, and signs with a passkey.
 * Real hub, real browser, a virtual authenticator; what it signed is checked here without the hub's own code.
 */
import { createHash, createPublicKey, verify } from "node:crypto";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, type Look, openBrowser, visit } from "./browser.ts";
import { drawn } from "./demo-visit.ts";
import { neutralising } from "./neutralising.ts";
import { noroshi } from "./noroshi.ts";
import { oneAct } from "./one-act.ts";
import { passkeyDevice } from "./passkey-device.ts";
import { enterPort, PORT, raisePortRealm, stepTo } from "./port-realm.ts";
import { type RealHub, startRealHub } from "./real-hub.ts";

const PEOPLE = {
  police: { body: "org-police-a", role: "police_investigator", name: "Aya" },
  legal: { body: "org-police-a", role: "legal_officer", name: "Sho" },
  commissioner: { body: "org-commission", role: "oversight_commissioner", name: "Yoshiko" },
  secretariat: { body: "org-commission", role: "oversight_secretariat", name: "Mei" },
} as const;
type Who = keyof typeof PEOPLE;
const LOOKS: Readonly<Record<Who, Look>> = {
  police: { lang: "en", theme: "light", size: "wide" },
  legal: { lang: "en", theme: "light", size: "wide" },
  commissioner: { lang: "en", theme: "light", size: "wide" },
  secretariat: { lang: "ja", theme: "dark", size: "phone" },
};
const VALUE = "berth.example";

describe.skipIf(!chromiumPath)("the commission looks closer", () => {
  const folder = mkdtempSync(join(tmpdir(), "noroshi-opened-"));
  const complaints: string[] = [];
  const pages = new Map<Who, Page>();
  let hub: RealHub;
  let browser: Browser;
  /** A passkey lives at a name, not at a number. */
  let url = "";
  const of = (who: Who): Page => {
    const found = pages.get(who);
    if (!found) throw new Error(`${who} did not sign in`);
    return found;
  };
  const read = async (who: Who, path: string) =>
    (await (await of(who).request.get(`${url}/api/v1/${path}`)).json()) as Record<string, unknown>;
  const send = async (who: Who, path: string, data: unknown, headers: Record<string, string> = {}) => {
    const answer = await of(who).request.post(`${url}/api/v1/${path}`, {
      headers: { origin: url, "idempotency-key": crypto.randomUUID(), ...headers },
      data,
    });
    return { status: answer.status(), json: (await answer.json()) as Record<string, unknown> };
  };
  const step = async (who: Who, id: string, way: string, json: unknown) => {
    const { step: seen } = await read(who, `measures/${id}`);
    return send(who, `measures/${id}/${way}`, json, { "if-match": `"${seen}"` });
  };
  let texts = 0;
  /** A request of the police, before the commission. */
  const requested = async (over: Record<string, unknown> = {}): Promise<{ id: string; number: string }> => {
    texts++;
    const form = neutralising(texts, { target: { kind: "server", value: "203.0.113.250", country: "JP" }, ...over });
    const { json } = await send("police", "measures", { type: "neutralise", form, recipients: ["org-defence"] });
    const id = String(json["measure"]);
    await step("police", id, "steps", { event: "send_to_review" });
    await step("legal", id, "legal-review", { passes: true });
    await step("police", id, "steps", { event: "submit" });
    return { id, number: String(json["number"]) };
  };

  beforeAll(async () => {
    hub = await startRealHub([]);
    url = hub.url.replace("127.0.0.1", "localhost");
    await raisePortRealm(hub, PEOPLE);
    browser = await openBrowser();
    for (const who of Object.keys(PEOPLE) as Who[]) {
      const { page } = await visit(browser, LOOKS[who], { acceptDownloads: true });
      pages.set(who, page);
      page.on("pageerror", (e) => complaints.push(`${who}: ${e.message}`));
      await enterPort(page, { ...hub, url }, who);
    }
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const desk = async (id: string): Promise<Page> => {
    const page = of("commissioner");
    await page.goto(`${url}/oversight?section=requests&request=${id}`);
    await drawn(page);
    return page;
  };

  test("what was refused is held against the same asked again, with times at the gates and the proof of each act", async () => {
    const first = await requested();
    const grounds = "The owner was not asked yet.";
    expect((await step("commissioner", first.id, "votes", { says: "refuse", words: grounds })).status).toBe(202);
    await stepTo(hub, "2026-12-07T00:30:00Z");
    const means = { means: "asking the owner", whyNot: "The owner was asked twice and cannot reach it." };
    const again = await requested({ subsidiarity: [means] });
    await stepTo(hub, "2026-12-07T00:42:00Z");
    expect((await step("commissioner", again.id, "votes", { says: "approve" })).status).toBe(202);
    const file = (await desk(again.id)).locator(".file");
    const difference = file.getByRole("region", { name: "Against the same request, refused before" });
    for (const text of [first.number, grounds, "asking the owner — The owner was asked twice and cannot reach it."])
      await difference.getByText(text).first().waitFor();
    const times = file.getByRole("region", { name: "Times at the gates" });
    await times.locator("tr", { hasText: "12 min" }).first().waitFor();
    await times.locator("ul li").first().waitFor();
    await hub.command(["ledger", "checkpoint", "--realm", PORT]);
    await file.getByRole("button", { name: "List what can be proved" }).click();
    const coming = of("commissioner").waitForEvent("download");
    await file.locator("li", { hasText: "measure.decided" }).getByRole("button").first().click();
    const proof = join(folder, "decided.proof");
    await (await coming).saveAs(proof);
    expect(readFileSync(proof, "utf8")).toContain(`noroshi/${PORT}/acts/`);
  });

  test("an inspection opens what its items touch, says what is recorded where, and is shut with it", async () => {
    const notice = {
      schema: "neutral-incident/1",
      id: "C-1",
      received: "2026-12-06",
      organisation: "Example Harbour Works",
      tlp: "TLP:RED",
      indicators: [{ type: "domain", value: VALUE }],
    };
    expect(await hub.post(PORT, "org-police-a", "opened", JSON.stringify(notice))).toBe(202);
    await hub.local("GET", `/local/realms/${PORT}/settled?wait=20000`);
    const { items } = (await read("police", "reports")) as { items: { id: string }[] };
    const report = items[0]?.id ?? "";
    const looks = async () => Promise.all(["board", "receipts", "reports"].map((path) => read("police", path)));
    const before = await looks();
    const page = of("secretariat");
    await page.goto(`${url}/oversight?section=inspections`);
    await page.locator("select[name=way]").selectOption("target");
    await page.locator("input[name=subject]").fill(report);
    await page.locator("textarea[name=reason]").fill("苦情を受けた検査");
    await page.getByRole("button", { name: "検査を命じる" }).click();
    await page.locator("ul.asked li").first().getByRole("button", { name: "開く" }).click();
    await page.getByText("苦情を受けた検査").waitFor();
    const touched = page.getByRole("region", { name: "この検査で開けるもの" });
    await oneAct(touched, "内容を開く", "苦情の値があるかを確かめる");
    await touched.getByText("苦情の値があるかを確かめる").waitFor();
    await touched.getByRole("button", { name: "読む" }).click();
    const opened = page.locator(".opened");
    await opened.getByText("監理委員会だけの記録").waitFor();
    await opened.getByText(VALUE).first().waitFor();
    await opened.getByText("report.accepted").first().waitFor();
    const wide = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    expect(wide).toBe(0);
    const reads = (await read("commissioner", "oversight/reads")) as { items: { purpose: string }[] };
    expect(reads.items.filter((r) => r.purpose === "inspection").length).toBe(1);
    await oneAct(page.locator(".oversight"), "適正として終える", "問題はない。");
    await touched.getByText("検査が終わったため").first().waitFor();
    expect(await touched.getByRole("button", { name: "読む" }).count()).toBe(0);
    expect(await looks()).toEqual(before);
  });

  test("a commissioner who has a passkey signs exactly its decision, and anybody checks that alone", async () => {
    const page = of("commissioner");
    await passkeyDevice(page);
    await page.goto(`${url}/account`);
    await page.getByLabel("Name", { exact: true }).fill("Key of the commissioner");
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.locator("li", { hasText: "Key of the commissioner" }).waitFor();

    const asked = await requested({ target: { kind: "server", value: "203.0.113.251", country: "JP" } });
    // Without the passkey nothing is decided from now on.
    const bare = await step("commissioner", asked.id, "votes", { says: "approve" });
    expect([bare.status, bare.json["code"]]).toEqual([403, "PASSKEY_NEEDED"]);
    await desk(asked.id);
    const decision = page.getByRole("region", { name: "Your decision" });
    await decision.getByText("You sign exactly this with your passkey").waitFor();
    await decision.getByText("Approve as asked").click();
    await decision.getByLabel("Grounds").fill("Shown, and nothing milder is left.");
    await decision.getByRole("button", { name: "Sign the decision" }).click();
    await page.locator(".file").getByText("signed with a passkey").waitFor();
    const coming = page.waitForEvent("download");
    await page.locator(".file").getByRole("button", { name: "Save the signature" }).click();
    const saved = join(folder, "signed.json");
    await (await coming).saveAs(saved);
    const s = JSON.parse(readFileSync(saved, "utf8")) as Record<string, string>;
    const statement = JSON.parse(s["statement"] ?? "") as Record<string, unknown>;
    expect(statement).toMatchObject({
      measure: asked.id,
      says: "approve",
      words: "Shown, and nothing milder is left.",
    });
    const bytes = (name: string) => Buffer.from(s[name] ?? "", "base64url");
    const client = JSON.parse(bytes("clientData").toString()) as { challenge: string };
    expect(client.challenge).toBe(
      createHash("sha256")
        .update(s["statement"] ?? "")
        .digest("base64url"),
    );
    const over = Buffer.concat([bytes("authenticatorData"), createHash("sha256").update(bytes("clientData")).digest()]);
    expect(holds(bytes("publicKey"), over, bytes("signature"))).toBe(true);
    expect(complaints).toEqual([]);
  });

  test("the auditor holds that decision to the passkey that stood on record, without the hub", async () => {
    const at = (name: string): string => join(folder, name);
    expect(await noroshi(["witness", "init", "--data", at("commission"), "--name", "w.example"])).toMatchObject({
      status: 0,
    });
    mkdirSync(join(hub.data, "ledger", PORT), { recursive: true });
    copyFileSync(join(at("commission"), "commission.jwk"), join(hub.data, "ledger", PORT, "commission.jwk"));
    await hub.command(["ledger", "checkpoint", "--realm", PORT]);
    writeFileSync(at("policy"), await hub.command(["ledger", "policy", "--realm", PORT]));
    await hub.command(["export", "--audit", at("export"), "--realm", PORT]);
    const words = ["--policy", at("policy"), "--key", join(at("commission"), "reading.jwk")];
    const judged = await noroshi(["verify", at("export"), ...words]);
    expect(judged.out).toContain("Signatures of decisions that hold, of those named: 1 / 1");
    expect(judged.out).toContain("The export holds.");
  });
});

/** Checks a signature by a credential's key out of COSE: Ed25519 or P-256, whose coordinates are its byte strings of 32. */
function holds(cose: Buffer, over: Buffer, signature: Buffer): boolean {
  const at = (label: number): string => {
    const start = cose.indexOf(Buffer.from([label, 0x58, 0x20]));
    return cose.subarray(start + 3, start + 35).toString("base64url");
  };
  const okp = cose[2] === 1;
  const jwk = okp ? { kty: "OKP", crv: "Ed25519", x: at(0x21) } : { kty: "EC", crv: "P-256", x: at(0x21), y: at(0x22) };
  return verify(okp ? null : "sha256", over, createPublicKey({ key: jwk, format: "jwk" }), signature);
}
