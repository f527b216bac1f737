/** Texts of the commissioner's desk beside the request itself: what was refused before, times at the gates. */
import type { Chapter } from "./pair.ts";

export const GATES = {
  refusedBefore: ["前に承認されなかった同じ要請との違い", "Against the same request, refused before"],
  sameAgain: ["前の要請から変わったところはない。", "Nothing changed since it was refused."],
  gone: ["なくなった", "Gone"],
  come: ["加わった", "New"],
  times: ["関門ごとの時間", "Times at the gates"],
  timesSub: ["記録された段階から計算する", "computed from its recorded steps"],
  gate: ["段階", "Stage"],
  from: ["始まり", "From"],
  stood: ["時間", "For"],
  still: ["継続中", "so far"],
  noAct: ["まだ実施されていない", "nothing was directed yet"],
  beforeAct: ["実施の{{time}}前", "{{time}} before the act"],
  willSign: [
    "決定には、この内容へのパスキーの署名を付ける。署名は決定とともに保存される。",
    "You sign exactly this with your passkey; the signature is kept with the decision.",
  ],
  noPasskey: [
    "パスキーがないため署名は付かない。「アカウント」で追加できる。",
    "Without a passkey it carries no signature; add one on your account's page.",
  ],
  signedWith: ["パスキーの署名あり", "signed with a passkey"],
  saveSignature: ["署名を保存", "Save the signature"],
  afterAct: ["実施の{{time}}後", "{{time}} after the act"],
} as const satisfies Chapter;
