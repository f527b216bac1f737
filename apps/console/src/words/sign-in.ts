/** Texts of the sign-in page. */
import type { Chapter } from "./pair.ts";

export const SIGN_IN = {
  title: ["サインイン", "Sign in"],
  lead: [
    "散らばった報告を、ひとつの事案に。丘から丘へ、知らせを運ぶ火のように。",
    "Scattered reports into one case. Word carried from hill to hill, faster than any rider.",
  ],
  email: ["メールアドレス", "Email address"],
  password: ["パスワード", "Password"],
  go: ["サインインする", "Sign in"],
  going: ["確認中", "Checking"],
  wrong: [
    "メールアドレスかパスワードが違います。もう一度入力してください。",
    "The address or the password is wrong. Enter them again.",
  ],
  missing: ["メールアドレスとパスワードを入力してください。", "Enter the address and the password."],
  tooMany: ["試行が続いたため、少し待ってから再試行してください。", "Too many tries. Wait a moment, then try again."],
  demo: ["演習用の利用者", "Exercise accounts"],
  demoNote: [
    "架空の組織の担当者です。選ぶとすぐに入れます。",
    "People of invented organisations. Choose one to enter at once.",
  ],
  demoRealm: ["演習の領域です。外部へは何も送られません。", "This is an exercise realm. Nothing leaves it."],
  as: ["{{name}}として入る", "Enter as {{name}}"],
} as const satisfies Chapter;
