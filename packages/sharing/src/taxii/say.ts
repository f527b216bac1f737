/** How a round of taking from a partner ended, in words: what happened, and what to do about it. */
import type { Code } from "./drain.ts";

const SAY: Readonly<Record<Code, { readonly en: string; readonly ja: string }>> = {
  DRAINED: { en: "Everything was taken.", ja: "すべて取得しました。" },
  AGAIN_LATER: {
    en: "The partner is busy. Pull again later; it goes on from here.",
    ja: "相手が混み合っています。後で続きから取得します。",
  },
  LINE_BROKE: {
    en: "The line to the partner broke. Pull again; it goes on from here.",
    ja: "相手との通信が切れました。続きから取得します。",
  },
  SIGN_IN_REFUSED: {
    en: "The partner does not take this key. Ask it for a new one.",
    ja: "相手が鍵を受け付けません。新しい鍵を求めてください。",
  },
  NO_SUCH_COLLECTION: {
    en: "The partner has no such collection. Check the address.",
    ja: "その受渡し棚が相手にありません。宛先を確かめてください。",
  },
  OTHER_LANGUAGE: {
    en: "What answers there speaks another language. Check the address and the version.",
    ja: "宛先の応答形式が違います。宛先と版を確かめてください。",
  },
  PAGE_TOO_LARGE: {
    en: "The partner's pages are too large, even with one object each. Tell the partner.",
    ja: "相手の一頁が、一件ずつでも大きすぎます。相手に知らせてください。",
  },
  NOT_JSON: {
    en: "The partner's answer is cut off or no JSON. Pull again; if it stays, tell the partner.",
    ja: "応答が途切れているか JSON ではありません。再度取得し、続くなら相手に知らせてください。",
  },
  NO_ENVELOPE: {
    en: "The partner's answer holds no objects or events. Tell the partner.",
    ja: "応答に項目の入れ物がありません。相手に知らせてください。",
  },
  SENT_ELSEWHERE: {
    en: "The partner sends the reader elsewhere. Check the new address and pull from there.",
    ja: "別の宛先へ転送されました。新しい宛先を確かめ、そこから取得してください。",
  },
  SERVER_FAULT: {
    en: "The partner's server has a fault. Pull again later.",
    ja: "相手のサーバーに障害があります。後で取得してください。",
  },
  NOT_UNDERSTOOD_THERE: {
    en: "The partner does not understand the question. Tell the partner.",
    ja: "相手が問い合わせを解釈できません。相手に知らせてください。",
  },
  GOES_ROUND: {
    en: "The partner gives the same pages again and again. What it gave was taken; tell the partner.",
    ja: "相手が同じ頁を繰り返します。得られた分は取得済みです。相手に知らせてください。",
  },
  SAYS_MORE_GIVES_NONE: {
    en: "The partner says that there is more and gives nothing. What it gave was taken; tell the partner.",
    ja: "続きがあると言いながら何も渡されません。得られた分は取得済みです。相手に知らせてください。",
  },
  NEVER_ENDS: {
    en: "The partner's collection does not end. What it gave was taken; pull again to go on.",
    ja: "相手の棚に終わりがありません。得られた分は取得済みです。続きは再度取得してください。",
  },
  MEMBERSHIP_CLOSED: {
    en: "The partner's membership is closed: nothing is taken in its name. The rounds go on by themselves once it is open.",
    ja: "相手の協議会への参加が停止しており、その名での取得は行いません。再開すると自動で続きます。",
  },
  HOST_CLOSED: {
    en: "Who runs this hub has not opened the way to this host. Nothing was asked.",
    ja: "このホストへの経路は、ハブの運用者が開いていません。何も問い合わせていません。",
  },
};

export const sayOfPull = (code: Code): { readonly en: string; readonly ja: string } => SAY[code];
