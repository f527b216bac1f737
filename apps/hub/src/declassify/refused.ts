/** What is said where a label is not lowered: whose word is missing, and what to do next. The same whatever else is there. */
import type { ErrorCode, Problem } from "@noroshi/api";

type Words = Pick<Problem, "status" | "title" | "next">;

export const LOWER_WORDS = {
  LOWER_ORIGINATOR: {
    status: 409,
    title: { en: "Not yours to lower", ja: "この組織が引き下げられる区分ではありません" },
    next: {
      en: "Nothing was proposed. Another body said it first, or it came round from one: ask that body for its consent, or choose the values that are your own.",
      ja: "提案していません。発信元は別の組織です。その組織に同意を求めるか、自組織が発信した値だけを選んでください。",
    },
  },
  LOWER_CLOSED: {
    status: 409,
    title: { en: "Sealed, or told to named bodies", ja: "封じられているか、宛先を限って伝えられたものです" },
    next: {
      en: "Nothing was proposed. What is sealed is first passed on by a consent of its reporter; what was told to named bodies is reported anew for others.",
      ja: "提案していません。封じられた報告は、まず報告者の同意により引き渡してください。宛先を限ったものは、他の組織向けに改めて報告してください。",
    },
  },
  LOWER_CONDITION: {
    status: 409,
    title: { en: "A condition that is not this body's to lift", ja: "この組織が解除できない条件があります" },
    next: {
      en: "Nothing was proposed. Leave out the caveats named below, or ask the body that set them to lift them.",
      ja: "提案していません。下に示す取扱注意を外して提案するか、それを定めた組織に解除を求めてください。",
    },
  },
  LOWER_HELD: {
    status: 409,
    title: { en: "A legal hold lies on it", ja: "保全の対象です" },
    next: {
      en: "Nothing was changed. Have the hold lifted by two people first; the retention page shows it.",
      ja: "何も変更していません。先に二人で保全を解除してください。「保存と廃棄」の画面に示されています。",
    },
  },
  LOWER_NOTHING: {
    status: 409,
    title: { en: "Nothing would be lower", ja: "引き下げになるものがありません" },
    next: {
      en: "Nothing was proposed. A label is only ever lowered: choose a milder marking than it has now, or a caveat that stands on it.",
      ja: "提案していません。区分は引き下げるだけです。今より緩やかな区分か、付いている取扱注意を選んでください。",
    },
  },
  LOWER_MOVED: {
    status: 409,
    title: { en: "Its labels changed since it was proposed", ja: "提案のあとで区分が変わりました" },
    next: {
      en: "Nothing was lowered. Take the proposal back and propose what stands now.",
      ja: "引き下げていません。提案を取り下げ、現在の状態について改めて提案してください。",
    },
  },
} as const satisfies Partial<Record<ErrorCode, Words>>;
