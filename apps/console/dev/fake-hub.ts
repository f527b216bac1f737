/**
 * A small hub made of invented data, for working on screens and for looking at them without a database. It speaks the
 * shapes of the api package and remembers only what was submitted since it started. Never part of the product.
 */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { HubEvent, Problem, Receipt } from "@noroshi/api";
import { ACCOUNTS, BODIES, meOf } from "./bodies.ts";
import { boardOf, CASES, caseOf } from "./cases.ts";
import { realmNow } from "./clock.ts";
import { DESK, RECEIPTS } from "./desk.ts";
import { ASKED, mayOf, OPENED, READS, rolesOf, THROUGH, WHO_SEES } from "./glass.ts";
import { INDICATORS, refang } from "./indicators.ts";
import { understandingOf } from "./intake.ts";
import { PROBLEMS } from "./problems.ts";
import { PROPOSALS } from "./proposals.ts";
import { detailOf } from "./report-detail.ts";
import { REPORTS, S1 } from "./reports.ts";
import { roomOf } from "./room.ts";

const PER_PAGE = 100;

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function refuse(response: ServerResponse, problem: Problem): void {
  const wait = problem.retryAfter === undefined ? {} : { "retry-after": String(problem.retryAfter) };
  response
    .writeHead(problem.status, { "content-type": "application/problem+json", ...wait })
    .end(JSON.stringify(problem));
}

function page<T>(rows: readonly T[], url: URL): { items: readonly T[]; next: string | null } {
  const from = Number(url.searchParams.get("cursor") ?? 0);
  const to = from + PER_PAGE;
  return { items: rows.slice(from, to), next: to < rows.length ? String(to) : null };
}

/** Makes a fake hub; its handler answers everything under /api. */
export function fakeHub(): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const receipts = new Map<string, Receipt>();
  const byKey = new Map<string, Receipt>();
  const uploads = new Map<string, { offset: number; expected: number }>();
  const busyOnce = new Set<string>();
  const listeners = new Set<ServerResponse>();
  let arrivals = REPORTS;
  let emergencies = ASKED;

  const tell = (event: Omit<HubEvent, "now">) => {
    for (const listener of listeners) listener.write(`data: ${JSON.stringify({ ...event, now: realmNow() })}\n\n`);
  };
  const arrive = () => {
    const id = randomUUID();
    arrivals = [
      { ...S1, id, title: `続報 ${arrivals.length - REPORTS.length + 1}`, receivedAt: realmNow(), case: null },
      ...arrivals,
    ];
    tell({ type: "changed", subjects: [{ kind: "report", id, hop: "received" }], more: false });
  };
  const accept = (key: string, refused: Receipt["refused"]): Receipt => {
    const before = byKey.get(key);
    if (before) return { ...before, outcome: "replayed" };
    const receipt: Receipt = {
      id: `RC-${randomUUID().slice(0, 8).toUpperCase()}`,
      outcome: "created",
      reportId: S1.id,
      reportIds: [S1.id],
      version: 1,
      receivedAt: realmNow(),
      refused: [...refused],
    };
    receipts.set(receipt.id, receipt);
    byKey.set(key, receipt);
    arrive();
    return receipt;
  };

  return async (request, response) => {
    const url = new URL(request.url ?? "/", "http://fake");
    const path = url.pathname;
    const key = String(request.headers["idempotency-key"] ?? "");
    const fileName = url.searchParams.get("fileName") ?? "";
    const email = /noroshi-fake=([^;]+)/.exec(request.headers.cookie ?? "")?.[1];

    if (path === "/api/v1/demo") return json(response, { accounts: ACCOUNTS });
    if (path === "/api/auth/sign-in/email") {
      const asked = JSON.parse((await bodyOf(request)).toString() || "{}") as { email?: string; password?: string };
      const known = ACCOUNTS.find((a) => a.email === asked.email && a.password === asked.password);
      if (!known) return json(response, { code: "INVALID_EMAIL_OR_PASSWORD", message: "no" }, 401);
      response.setHeader("set-cookie", `noroshi-fake=${known.email}; Path=/; HttpOnly; SameSite=Lax`);
      return json(response, { redirect: false });
    }
    if (path === "/api/auth/sign-out") {
      response.setHeader("set-cookie", "noroshi-fake=; Path=/; Max-Age=0");
      return json(response, { success: true });
    }
    if (!email) return refuse(response, PROBLEMS.signIn);

    if (path === "/api/v1/me") return json(response, meOf(email, realmNow()));
    if (path === "/api/v1/may") return json(response, mayOf(email));
    if (path === "/api/v1/roles") return json(response, rolesOf(email));
    if (path === "/api/v1/preview/labels") return json(response, WHO_SEES);
    if (/^\/api\/v1\/preview\/reports\//.test(path)) return json(response, WHO_SEES);
    if (path.startsWith("/api/v1/preview/eyes/")) return json(response, THROUGH);
    if (path === "/api/v1/break-glass" && request.method === "GET") return json(response, emergencies);
    if (/^\/api\/v1\/break-glass\/[^/]+\/answer$/.test(path)) {
      await bodyOf(request);
      emergencies = OPENED;
      return json(response, { id: "e1" });
    }
    if (path === "/api/v1/oversight/reads") return json(response, READS);
    if (path === "/api/v1/board") return json(response, boardOf(arrivals.slice(0, 12)));
    if (path === "/api/v1/cases") return json(response, page(CASES, url));
    if (path === "/api/v1/dev/arrival") {
      arrive();
      return json(response, { ok: true });
    }
    if (path === "/api/v1/events") {
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
      listeners.add(response);
      request.on("close", () => listeners.delete(response));
      response.write(`data: ${JSON.stringify({ type: "hello", now: realmNow(), subjects: [], more: false })}\n\n`);
      return;
    }
    if (path === "/api/v1/clocks") return json(response, { items: [], next: null, now: realmNow(), doubtSince: null });
    if (path === "/api/v1/links/proposals") return json(response, { items: PROPOSALS, total: PROPOSALS.length });
    if (path === "/api/v1/links/statements" && request.method === "POST") {
      await bodyOf(request);
      return json(response, accept(key, []), 202);
    }
    if (path === "/api/v1/links/statements") return json(response, { items: [], next: null });
    if (path === "/api/v1/indicators") {
      const value = url.searchParams.get("value");
      const rows = value === null ? INDICATORS : INDICATORS.filter((i) => refang(i.value) === refang(value));
      return json(response, page(rows, url));
    }
    if (path === "/api/v1/intake/understanding") {
      await bodyOf(request);
      return json(response, understandingOf(fileName));
    }
    if (path === "/api/v1/reports" && request.method === "POST") {
      await bodyOf(request);
      if (fileName.includes("busy") && !busyOnce.has(key)) {
        busyOnce.add(key);
        return refuse(response, PROBLEMS.busy);
      }
      return json(response, accept(key, understandingOf(fileName).refused), 202);
    }
    if (path === "/api/v1/reports") return json(response, page(arrivals, url));
    if (path === "/api/v1/bodies") return json(response, { items: Object.values(BODIES) });
    if (path === "/api/v1/receipts") return json(response, { items: RECEIPTS, next: null });
    if (path === "/api/v1/desk/entries") return json(response, { items: DESK, next: null });
    if (/^\/api\/v1\/reports\/[^/]+\/(acts|attachments)$/.test(path))
      return json(response, path.endsWith("acts") ? { consents: [], withdrawals: [], assessments: [] } : { items: [] });
    if (/^\/api\/v1\/reports\/[^/]+\/declassifications$/.test(path)) return json(response, { items: [], offer: null });
    if (path === "/api/v1/uploads") {
      const asked = JSON.parse((await bodyOf(request)).toString()) as { bytes: number };
      const id = randomUUID();
      uploads.set(id, { offset: 0, expected: asked.bytes });
      return json(response, { id, offset: 0, expected: asked.bytes, state: "open" }, 201);
    }
    const [, , , kind = "", id = "", act = ""] = path.split("/").map(decodeURIComponent);
    if (kind === "uploads") {
      const upload = uploads.get(id);
      if (!upload) return refuse(response, PROBLEMS.missing);
      if (act === "submission") return json(response, accept(key, []), 202);
      if (request.method === "PATCH") upload.offset += (await bodyOf(request)).length;
      return json(response, { id, ...upload, state: "open" });
    }
    if (kind === "cases" && act === "room") {
      const room = roomOf(id);
      return room ? json(response, room) : refuse(response, PROBLEMS.missing);
    }
    const found =
      kind === "cases" ? caseOf(id) : kind === "reports" ? detailOf(id) : kind === "receipts" ? receipts.get(id) : null;
    return found ? json(response, found) : refuse(response, PROBLEMS.missing);
  };
}
