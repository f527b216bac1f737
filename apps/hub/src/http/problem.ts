/**
 * Every error that leaves the hub, in one shape, from one table: a stable code, what happened, what to do next, ja and en.
 * Nothing here may depend on hidden rows: the same code always has the same words.
 */
import type { ErrorCode, Problem } from "@noroshi/api";
import { LOWER_WORDS } from "../declassify/refused.ts";

interface Words {
  readonly status: number;
  readonly title: { readonly en: string; readonly ja: string };
  readonly next: { readonly en: string; readonly ja: string };
}

const TABLE: Readonly<Record<ErrorCode, Words>> = {
  SIGN_IN_REQUIRED: {
    status: 401,
    title: { en: "Not signed in", ja: "サインインしていません" },
    next: {
      en: "Sign in, or send a valid API key in the x-api-key header.",
      ja: "サインインするか、有効なAPIキーを x-api-key ヘッダーで送ってください。",
    },
  },
  NOT_ALLOWED: {
    status: 403,
    title: { en: "Not open to your role", ja: "この役割では行えません" },
    next: {
      en: "Ask a colleague who holds the role, or your administrator.",
      ja: "この役割を持つ担当者か、管理者に依頼してください。",
    },
  },
  MEMBERSHIP_CLOSED: {
    status: 403,
    title: { en: "Your body's membership is closed", ja: "貴組織の協議会への参加は停止しています" },
    next: {
      en: "What others share is shut to your body. Its membership page says why and what opens it; reports can still be filed.",
      ja: "他の組織からの共有は閉じられています。理由と再開の条件は「協議会」の画面にあります。報告の提出は引き続きできます。",
    },
  },
  ACT_UNDECLARED: {
    status: 403,
    title: { en: "Nobody has said who may do this", ja: "誰が行えるか定められていません" },
    next: {
      en: "This address is mapped to no act, so that it is closed to everybody. Tell the operator of the hub.",
      ja: "この番地はどの行為にも対応付けられていないため、誰にも開いていません。運用者に知らせてください。",
    },
  },
  POLICIES_AWAY: {
    status: 503,
    title: { en: "The hub cannot decide who may do this", ja: "行えるかどうかを判断できません" },
    next: {
      en: "Nothing was done. Send it again after the time given in Retry-After; if it stays, tell the operator of the hub.",
      ja: "何も行っていません。Retry-After の時間を置いて送り直してください。続く場合は運用者に知らせてください。",
    },
  },
  ROLES_INCOMPATIBLE: {
    status: 409,
    title: { en: "One person is never both", ja: "同じ人が両方の役割を持つことはできません" },
    next: {
      en: "Nothing was changed. End the other role first, or give this one to somebody else; the pairs stand in profiles/roles.",
      ja: "何も変更していません。もう一方の役割を終えるか、別の人に割り当ててください。組み合わせは profiles/roles にあります。",
    },
  },
  SECOND_PERSON_NEEDED: {
    status: 403,
    title: { en: "A second person is needed", ja: "別の人の確認が必要です" },
    next: {
      en: "Somebody else has to confirm exactly this: never the one who asked, and where the rule says so of another body.",
      ja: "求めた本人以外の人が、まさにこの内容を確認する必要があります。規則により別の組織の人に限られることがあります。",
    },
  },
  APPROVAL_CLOSED: {
    status: 409,
    title: { en: "This approval is closed", ja: "この承認は締め切られています" },
    next: {
      en: "It was answered or used already, or its time is over. Ask again if it is still needed.",
      ja: "すでに回答または使用されたか、期限が過ぎています。まだ必要なら改めて求めてください。",
    },
  },
  MOVED_ON: {
    status: 412,
    title: { en: "Somebody else was faster", ja: "先に別の操作がありました" },
    next: {
      en: "Nothing was done. Read it again; if you still want to, do it again on what it is now.",
      ja: "何も行っていません。読み直し、現在の内容に対して改めて操作してください。",
    },
  },
  MEASURE_NOT_NOW: {
    status: 409,
    title: { en: "Not in this state", ja: "この状態では行えません" },
    next: {
      en: "Nothing was done. The measure's page says where it stands and whom it waits for.",
      ja: "何も行っていません。措置のページに、現在の段階と待っている相手が示されています。",
    },
  },
  PURPOSE_NEEDED: {
    status: 400,
    title: { en: "Say what it is read for", ja: "閲覧の目的を示してください" },
    next: {
      en: "This holds restricted material. Name the purpose in the x-noroshi-purpose header, one of those listed at GET /api/v1/purposes.",
      ja: "制限された資料を含みます。x-noroshi-purpose ヘッダーに GET /api/v1/purposes にある目的のいずれかを示してください。",
    },
  },
  PURPOSE_INCOMPATIBLE: {
    status: 403,
    title: { en: "Not for this purpose", ja: "この目的には使えません" },
    next: {
      en: "The material may not be used for the purpose that you named; that you asked is on record. Ask its owner or the legal officer.",
      ja: "示された目的にこの資料は使えません。照会したことは記録されました。所有者か法務担当に相談してください。",
    },
  },
  FRESH_PROOF_NEEDED: {
    status: 403,
    title: { en: "Prove yourself afresh", ja: "もう一度、本人確認が必要です" },
    next: {
      en: "Use your passkey again, or enter a code of your authenticator app; then repeat the act within five minutes.",
      ja: "パスキーをもう一度使うか、認証アプリのコードを入力し、5分以内に操作をやり直してください。",
    },
  },
  PASSKEY_NEEDED: {
    status: 403,
    title: { en: "Sign it with your passkey", ja: "パスキーで署名してください" },
    next: {
      en: "You have a passkey: a decision of yours counts with its signature over exactly this decision. Nothing was done.",
      ja: "パスキーが登録されています。決定には、この内容そのものへのパスキーの署名が必要です。何も行っていません。",
    },
  },
  SIGNATURE_WRONG: {
    status: 422,
    title: { en: "The signature is not over this decision", ja: "この決定への署名ではありません" },
    next: {
      en: "Nothing was done. Read the request again and sign once more; use a passkey of your own account.",
      ja: "何も行っていません。要請を読み直し、自分のアカウントのパスキーでもう一度署名してください。",
    },
  },
  SECOND_FACTOR_NEEDED: {
    status: 403,
    title: { en: "A password alone does not open a live realm", ja: "実運用領域はパスワードだけでは開きません" },
    next: {
      en: "Add a passkey or an authenticator app on your account page; then sign in with it.",
      ja: "アカウントのページでパスキーか認証アプリを登録し、それを使ってサインインしてください。",
    },
  },
  NOT_FOUND: {
    status: 404,
    title: { en: "Nothing here", ja: "見つかりません" },
    next: { en: "Check the address, or go back to the board.", ja: "番地を確かめるか、当番盤へ戻ってください。" },
  },
  PROOF_NOT_YET: {
    status: 409,
    title: { en: "The proof is not there yet", ja: "証明はまだありません" },
    next: {
      en: "The act is recorded; the next checkpoint of the log will cover it. Ask again after the time given in Retry-After.",
      ja: "行為は記録されています。次の検証点で証明できるようになります。Retry-After の時間を置いてもう一度お試しください。",
    },
  },
  IDEMPOTENCY_KEY_MISSING: {
    status: 400,
    title: { en: "Idempotency-Key is missing", ja: "Idempotency-Key がありません" },
    next: {
      en: "Send a key of your own choice, new for each report, the same when you send the same report again.",
      ja: "報告ごとに新しい鍵を付け、同じ報告を送り直すときは同じ鍵を付けてください。",
    },
  },
  IDEMPOTENCY_CONFLICT: {
    status: 409,
    title: { en: "This key was used for other content", ja: "この鍵は別の内容で使われています" },
    next: {
      en: "Nothing was stored. Use a new Idempotency-Key, or send the first content again to get its receipt.",
      ja: "何も保存していません。新しい Idempotency-Key を使うか、最初の内容を送り直して受領証を得てください。",
    },
  },
  NOT_UNDERSTOOD: {
    status: 422,
    title: { en: "The file was not understood", ja: "ファイルを読み取れませんでした" },
    next: {
      en: "Nothing was stored. Mend the places named below and send it again with the same key.",
      ja: "何も保存していません。下に示す箇所を直し、同じ鍵で送り直してください。",
    },
  },
  FILED_BY_A_PERSON: {
    status: 403,
    title: { en: "Only a person files", ja: "届出は人が行います" },
    next: {
      en: "A machine may state facts and fetch previews. Let a person sign in and file.",
      ja: "機械は事実の記録と下書きの取得までです。担当者がサインインして届け出てください。",
    },
  },
  FILING_INCOMPLETE: {
    status: 422,
    title: { en: "Answers are missing", ja: "足りない答えがあります" },
    next: {
      en: "Nothing was filed. Answer what is named below; where the form takes it, “not known” is a full answer.",
      ja: "何も届け出ていません。下の項目に答えてください。様式が認める項目は「分からない」も正式な答えです。",
    },
  },
  FILING_CONTRADICTS: {
    status: 409,
    title: { en: "Two filings would contradict each other", ja: "届出どうしが食い違います" },
    next: {
      en: "Nothing was filed. Settle the facts named below first: state again what holds, then file.",
      ja: "何も届け出ていません。下の項目について正しい内容を記録し直してから届け出てください。",
    },
  },
  FILING_MOVED: {
    status: 409,
    title: { en: "The facts changed since the preview", ja: "下書きの後に事実が変わりました" },
    next: {
      en: "Nothing was filed. Look at the new preview, then file.",
      ja: "何も届け出ていません。新しい下書きを確かめてから届け出てください。",
    },
  },
  FILING_BROKEN: {
    status: 500,
    title: { en: "A filing is not what was frozen", ja: "届出が保存時の内容と一致しません" },
    next: {
      en: "Do not rely on it. Tell the operator of the hub at once; the outbox holds its hash.",
      ja: "この届出に依拠しないでください。直ちに運用者に知らせてください。記録に元のハッシュがあります。",
    },
  },
  NOT_NOW: {
    status: 409,
    title: { en: "Not in this state", ja: "今の状態ではできません" },
    next: {
      en: "Nothing was done. Look at it again: it was moved on, is closed, or still waits for something else.",
      ja: "何も行っていません。状態を確かめてください。すでに先へ進んだか、終了したか、別のものを待っています。",
    },
  },
  CHANGED_MEANWHILE: {
    status: 412,
    title: { en: "Somebody changed it meanwhile", ja: "その間にほかの人が変更しました" },
    next: {
      en: "Nothing was overwritten. Both versions stand below: bring them together and send yours on top of the present one.",
      ja: "上書きはしていません。両方の版を下に示します。内容を合わせ、現在の版を元に送り直してください。",
    },
  },
  RELEASE_MOVED: {
    status: 409,
    title: { en: "What would go out changed since the preview", ja: "確認の後に、渡る内容が変わりました" },
    next: {
      en: "Nothing was released. Look at it again: a consent, a marking or a report may have changed.",
      ja: "何も提供していません。同意・区分・報告が変わった可能性があります。もう一度確かめてください。",
    },
  },
  RELEASE_UNDECIDED: {
    status: 422,
    title: { en: "Nobody has decided that this goes abroad", ja: "国外への提供の判断がありません" },
    next: {
      en: "Nothing went out. Say on which legal basis, under which caveats, and what was looked at for human rights.",
      ja: "何も送っていません。法的根拠、取扱注意、人権上の確認内容を示してください。",
    },
  },
  NOT_RELEASABLE: {
    status: 422,
    title: { en: "Something in it may not be handed on", ja: "渡すことのできないものが含まれています" },
    next: {
      en: "Nothing went out. Take out what is named below, or ask its source for consent.",
      ja: "何も送っていません。下に示すものを除くか、出所の同意を得てください。",
    },
  },
  ...LOWER_WORDS,
  ABOVE_CEILING: {
    status: 422,
    title: { en: "Marked above what this hub may hold", ja: "このハブの取扱区分を超えています" },
    next: {
      en: "Nothing was kept. Send it by the channel that your security officer names, or send an unclassified version.",
      ja: "何も保存していません。保全責任者の定める経路で送るか、秘密でない版を送ってください。",
    },
  },
  BAD_REQUEST: {
    status: 400,
    title: { en: "The request is malformed", ja: "要求の形が正しくありません" },
    next: {
      en: "Mend the places named below; the shape is described in /api/v1/openapi.json.",
      ja: "下に示す箇所を直してください。形は /api/v1/openapi.json にあります。",
    },
  },
  BAD_CURSOR: {
    status: 400,
    title: { en: "This page mark is not valid for you", ja: "このページ印は使えません" },
    next: { en: "Start again from the first page.", ja: "最初のページから始めてください。" },
  },
  TOO_LARGE: {
    status: 413,
    title: { en: "Too large for this door", ja: "この窓口には大きすぎます" },
    next: {
      en: "Nothing was stored. Over 25 MB, open a resumable upload: POST /api/v1/uploads.",
      ja: "何も保存していません。25 MBを超えるものは POST /api/v1/uploads で分割して送ってください。",
    },
  },
  UPLOAD_OFFSET: {
    status: 409,
    title: { en: "This part does not follow what is stored", ja: "保存済みの続きではありません" },
    next: {
      en: "Ask for the upload's offset and go on from there.",
      ja: "保存済みの位置を問い合わせ、そこから続けてください。",
    },
  },
  TOO_BUSY: {
    status: 429,
    title: { en: "Too much at once", ja: "混み合っています" },
    next: {
      en: "Nothing was stored. Send it again after the time given in Retry-After.",
      ja: "何も保存していません。Retry-After の時間を置いて送り直してください。",
    },
  },
  STORAGE_FULL: {
    status: 503,
    title: { en: "The hub's storage is full", ja: "保存領域がいっぱいです" },
    next: {
      en: "Nothing was stored. Keep the file and send it again; the operator of the hub has to make room.",
      ja: "何も保存していません。ファイルを手元に残し、後で送り直してください。運用者が空きを作る必要があります。",
    },
  },
  DATABASE_AWAY: {
    status: 503,
    title: { en: "The hub cannot store anything at the moment", ja: "いま保存できません" },
    next: {
      en: "Nothing was stored. Send it again after the time given in Retry-After.",
      ja: "何も保存していません。Retry-After の時間を置いて送り直してください。",
    },
  },
  INTERNAL: {
    status: 500,
    title: { en: "The hub made an error", ja: "内部の誤りです" },
    next: {
      en: "Nothing was half stored. Send it again; if it stays, give the operator the request id from the x-request-id header.",
      ja: "途中まで保存されたものはありません。送り直してください。続く場合は x-request-id ヘッダーの番号を運用者に伝えてください。",
    },
  },
};

type Faults = readonly NonNullable<Problem["faults"]>[number][];

/** An expected failure on its way to the sender. Thrown by rooms, answered in one place. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly faults: Faults | undefined;
  readonly retryAfter: number | undefined;
  readonly versions: Problem["versions"];

  constructor(
    code: ErrorCode,
    more: { readonly faults?: Faults; readonly retryAfter?: number; readonly versions?: Problem["versions"] } = {},
  ) {
    super(code);
    this.code = code;
    this.faults = more.faults;
    this.retryAfter = more.retryAfter;
    this.versions = more.versions;
  }
}

/** The body of an error answer. */
export function problem(refusal: Refusal): Problem {
  const words = TABLE[refusal.code];
  return {
    code: refusal.code,
    status: words.status,
    title: words.title,
    next: words.next,
    ...(refusal.faults ? { faults: [...refusal.faults] } : {}),
    ...(refusal.retryAfter === undefined ? {} : { retryAfter: refusal.retryAfter }),
    ...(refusal.versions === undefined ? {} : { versions: refusal.versions }),
  };
}

/** The whole answer, with its headers. */
export function problemResponse(refusal: Refusal): Response {
  const body = problem(refusal);
  const headers = new Headers({
    "content-type": "application/problem+json; charset=utf-8",
    "cache-control": "no-store",
  });
  if (refusal.retryAfter !== undefined) headers.set("retry-after", String(refusal.retryAfter));
  return new Response(JSON.stringify(body), { status: body.status, headers });
}
