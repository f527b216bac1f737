/** How a delivery to a partner stands, in words: what happened, and what to do about it. */
import type { PushCode } from "./errors.ts";

const SAY: Readonly<Record<PushCode, { readonly en: string; readonly ja: string }>> = {
  DELIVERED: {
    en: "The partner has everything, of this delivery or from before it.",
    ja: "すべて相手にあります（以前に届いていたものを含む）。",
  },
  REFUSED_IN_PART: {
    en: "The partner took some of it and refused the rest. Ask it which objects it does not take.",
    ja: "一部は受け取られ、残りは拒まれました。受け取れない項目を相手に確認してください。",
  },
  REFUSED_THERE: {
    en: "The partner refused all of it. Ask it why, then send it again.",
    ja: "すべて拒まれました。理由を相手に確認し、その後に再送してください。",
  },
  PENDING_THERE: {
    en: "The partner took it and still works on it; it is asked again.",
    ja: "相手が受け取り、処理中です。あらためて確認します。",
  },
  AGAIN_LATER: {
    en: "The partner is busy; it is tried again by itself.",
    ja: "相手が混み合っています。自動で再試行します。",
  },
  LINE_BROKE: {
    en: "The line to the partner broke; it is tried again by itself.",
    ja: "相手との通信が切れました。自動で再試行します。",
  },
  SERVER_FAULT: {
    en: "The partner's server has a fault; it is tried again by itself.",
    ja: "相手のサーバーに障害があります。自動で再試行します。",
  },
  SIGN_IN_REFUSED: {
    en: "The partner does not take our key. Renew the key of the channel, then send it again.",
    ja: "相手が鍵を受け付けません。経路の鍵を更新し、再送してください。",
  },
  NO_SUCH_COLLECTION: {
    en: "The partner has no such collection. Check the address, then send it again.",
    ja: "その受渡し棚が相手にありません。宛先を確かめ、再送してください。",
  },
  OTHER_LANGUAGE: {
    en: "What answers there does not speak TAXII 2.1. Check the address.",
    ja: "宛先は TAXII 2.1 に対応していません。宛先を確かめてください。",
  },
  TOO_LARGE_THERE: {
    en: "It is too large for the partner. Agree with it on another way.",
    ja: "相手にとって大きすぎます。ほかの経路を相談してください。",
  },
  SENT_ELSEWHERE: {
    en: "The partner sends us elsewhere; we do not follow. Check the new address and change the channel.",
    ja: "別の宛先へ転送されましたが、従いません。新しい宛先を確かめ、経路を直してください。",
  },
  NOT_UNDERSTOOD_THERE: {
    en: "The partner did not understand it. Tell the partner.",
    ja: "相手が内容を解釈できませんでした。相手に知らせてください。",
  },
  HOST_CLOSED: {
    en: "Who runs this hub has not opened the way to this host. Nothing was sent.",
    ja: "このホストへの経路は、ハブの運用者が開いていません。何も送られていません。",
  },
  NO_SECRET: {
    en: "The channel has no key, or it was lost in a restore. Write it again, then send it again.",
    ja: "経路の鍵がありません（復元で失われた可能性があります）。登録し直し、再送してください。",
  },
  MEMBERSHIP_CLOSED: {
    en: "The partner's membership is closed. Once it is open again, send what it still should have again.",
    ja: "相手の協議会への参加が停止しています。再開した後、なお必要なものを再送してください。",
  },
  CHANNEL_ENDED: {
    en: "The channel was ended before it was sent.",
    ja: "送る前に経路が閉じられました。",
  },
};

export const sayOfPush = (code: PushCode): { readonly en: string; readonly ja: string } => SAY[code];
