/** The problems that the fake hub answers with. */
import type { ErrorCode, Problem } from "@noroshi/api";

export const PROBLEMS = {
  signIn: {
    code: "SIGN_IN_REQUIRED",
    status: 401,
    title: { ja: "サインインが必要です", en: "Sign in first" },
    next: { ja: "サインインしてください。", en: "Sign in." },
  },
  missing: {
    code: "NOT_FOUND",
    status: 404,
    title: { ja: "ここには何もありません", en: "Nothing here" },
    next: { ja: "番号を確かめてください。", en: "Check the number." },
  },
  busy: {
    code: "TOO_BUSY",
    status: 503,
    title: { ja: "調整ハブが混み合っています", en: "The hub is busy" },
    next: { ja: "少し待って、もう一度送ってください。", en: "Wait a moment, then send again." },
    retryAfter: 20,
  },
} as const satisfies Readonly<Record<string, Problem & { readonly code: ErrorCode }>>;
