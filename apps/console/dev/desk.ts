/** Invented entries of the desk and receipts of a body, enough to see the screens of both. */
import type { DeskEntry, Receipt } from "@noroshi/api";
import { BODIES } from "./bodies.ts";
import { S1 } from "./reports.ts";

const ENTRY: DeskEntry = {
  reportId: S1.id,
  number: "DESK-20261207-4F1C22AE",
  title: S1.title,
  organisation: BODIES.isewan,
  filedBy: BODIES.coordinator,
  officer: "佐伯 千尋",
  channel: "telephone",
  caller: { name: "磯貝 健二", role: "当直長" },
  calledAt: "2026-12-06T21:02:00Z",
  callback: { number: "050-0000-9110", numberFrom: "名簿 12頁", spokeTo: "磯貝", at: "2026-12-06T21:10:00Z" },
  whyNotVerified: "",
  heard: "画面に赤い字が出て、全部の端末が開かない。",
  receivedAt: "2026-12-06T21:15:00Z",
  enteredAt: "2026-12-06T21:15:00Z",
  paperLog: null,
  state: "unconfirmed",
  answeredAt: null,
};

export const DESK: readonly DeskEntry[] = [
  ENTRY,
  {
    ...ENTRY,
    reportId: "5f1c9a4e-0001-4c11-9f00-0000000000d2",
    number: "DESK-20261207-90B1D7E3",
    state: "confirmed",
    callback: null,
    whyNotVerified: "名簿に番号がない",
    receivedAt: "2026-12-06T18:40:00Z",
    paperLog: { reference: "3頁 2行", batch: "12月7日の回線断", why: "回線断" },
  },
];

const OUTCOMES: readonly Receipt["outcome"][] = ["created", "amended", "withheld", "recorded", "rejected"];

export const RECEIPTS = OUTCOMES.map((outcome, i) => ({
  id: `RC-0000000${i}`,
  outcome,
  reportId: outcome === "recorded" || outcome === "rejected" ? null : S1.id,
  reportIds: outcome === "recorded" || outcome === "rejected" ? [] : [S1.id],
  version: 1,
  receivedAt: "2026-12-06T22:42:00Z",
  refused: [],
  title: outcome === "recorded" || outcome === "rejected" ? null : S1.title,
}));
