/** Texts of the sign-in page, of an invitation, and of the proof that is asked for again. */
import type { Chapter } from "./pair.ts";

export const SIGN_IN = {
  title: ["サインイン", "Sign in"],
  lead: [
    "散らばった報告を、ひとつの事案に。丘から丘へ、知らせを運ぶ火のように。",
    "Scattered reports into one case. Word carried from hill to hill, faster than any rider.",
  ],
  passkey: ["パスキーでサインインする", "Sign in with a passkey"],
  passkeyNote: ["指紋・顔・端末の暗証番号で確認します。", "Your finger, your face, or the device’s code."],
  passkeyHost: [
    "パスキーは番号の番地では使えません。名前の番地で開いてください。",
    "Passkeys do not work at an address of numbers. Open this page by its name.",
  ],
  byName: ["{{host}} で開く", "Open at {{host}}"],
  or: ["または", "or"],
  email: ["メールアドレス", "Email address"],
  password: ["パスワード", "Password"],
  go: ["サインインする", "Sign in"],
  going: ["確認中", "Checking"],
  sso: ["{{name}} でサインインする", "Sign in with {{name}}"],
  ssoRefused: [
    "この利用者は登録されていません。管理者に招待を依頼してください。",
    "You are not known here. Ask the administrator for an invitation.",
  ],
  codeTitle: ["確認コード", "Code"],
  code: ["認証アプリの6桁、または予備コード", "Six digits of your app, or a backup code"],
  codeGo: ["確認する", "Confirm"],
  codeWrong: ["コードが違います。もう一度入力してください。", "The code is wrong. Enter it again."],
  back: ["戻る", "Back"],
  wrong: [
    "メールアドレスかパスワードが違います。もう一度入力してください。",
    "The address or the password is wrong. Enter them again.",
  ],
  passkeyFailed: [
    "パスキーを確認できませんでした。もう一度試すか、別の方法を使ってください。",
    "The passkey was not confirmed. Try again, or use another way.",
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
  invited: ["招待", "Invitation"],
  invitedTo: ["{{body}}・{{role}}", "{{body}} · {{role}}"],
  invitedUntil: ["{{at}}まで有効。使えるのは一度だけです。", "Good until {{at}}, once."],
  invitedFor: ["{{email}} 宛の招待です。", "For {{email}} alone."],
  invitedGone: ["この招待は使えません", "This invitation cannot be used"],
  invitedGoneNext: [
    "使用済み、期限切れ、または取り消されたものです。新しい招待を依頼してください。",
    "It was used, has expired, or was withdrawn. Ask for a new one.",
  ],
  invitedRefused: [
    "この内容では受けられません。すでに登録のある方は、先にサインインしてからこのリンクを開いてください。",
    "It cannot be taken up so. If you have a sign-in already, sign in first and open the link again.",
  ],
  name: ["氏名", "Your name"],
  newPassword: ["パスワード（12文字以上）", "Password (12 characters or more)"],
  newPasswordNote: [
    "空欄でもかまいません。次の画面でパスキーを登録できます。",
    "May stay empty: you can add a passkey on the next page.",
  ],
  accept: ["招待を受ける", "Accept the invitation"],
  acceptAs: ["{{name}}として受ける", "Accept as {{name}}"],
  recovery: ["サインインの復旧", "Recover your sign-in"],
  recoveryNote: [
    "新しいパスワードを決めると、これまでのパスワード、パスキー、コードは使えなくなり、すべての端末でサインアウトします。",
    "With a new password, the old one, every passkey and every code end, and every device is signed out.",
  ],
  recoveryPassword: ["新しいパスワード（12文字以上）", "New password (12 characters or more)"],
  recoveryAgain: ["もう一度", "Once more"],
  recoveryShort: ["12文字以上にしてください。", "Use 12 characters or more."],
  recoveryApart: ["二つの入力が一致しません。", "The two do not agree."],
  recoveryGo: ["このパスワードにする", "Use this password"],
  recoveryRefused: [
    "このリンクは使えません。使用済みか期限切れです。管理者に新しいリンクを依頼してください。",
    "This link cannot be used: it was used or has expired. Ask an administrator for a new one.",
  ],
  recoveryDone: [
    "パスワードを設定しました。別の管理者が利用を再開すると、サインインできます。",
    "The password is set. You can sign in once another administrator has let you in.",
  ],
  proof: ["もう一度、本人確認をしてください", "Prove yourself again"],
  proofNote: [
    "権限を与える操作の前に、5分以内の確認が必要です。",
    "Before anybody is let in, a proof of the last five minutes is needed.",
  ],
  proofPasskey: ["パスキーで確認する", "Use the passkey"],
} as const satisfies Chapter;
