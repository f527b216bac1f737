/** How a pull ended, in words: what happened, and what to do about it. */
import type { Ended } from "@noroshi/sharing";

const SAY: Readonly<Record<Ended["code"], string>> = {
  DRAINED: "Everything was taken.",
  AGAIN_LATER: "The partner is busy. Pull again later; it goes on from here.",
  LINE_BROKE: "The line to the partner broke. Pull again; it goes on from here.",
  SIGN_IN_REFUSED: "The partner does not take this key. Ask it for a new one.",
  NO_SUCH_COLLECTION: "The partner has no such collection. Check the address.",
  OTHER_LANGUAGE: "What answers there is no TAXII 2.1 server. Check the address and the version.",
  PAGE_TOO_LARGE: "The partner's pages are too large, even with one object each. Tell the partner.",
  NOT_JSON: "The partner's answer is cut off or no JSON. Pull again; if it stays, tell the partner.",
  NO_ENVELOPE: "The partner's answer is no TAXII envelope. Tell the partner.",
  SENT_ELSEWHERE: "The partner sends the reader elsewhere. Check the new address and pull from there.",
  SERVER_FAULT: "The partner's server has a fault. Pull again later.",
  NOT_UNDERSTOOD_THERE: "The partner does not understand the question. Tell the partner.",
  GOES_ROUND: "The partner gives the same pages again and again. What it gave was taken; tell the partner.",
  SAYS_MORE_GIVES_NONE:
    "The partner says that there is more and gives nothing. What it gave was taken; tell the partner.",
  NEVER_ENDS: "The partner's collection does not end. What it gave was taken; pull again to go on.",
};

export const sayOf = (ended: Ended): string => SAY[ended.code];
