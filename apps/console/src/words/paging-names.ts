/** Names of what the hub says in codes about contacts, keys and pages. */
import type { Names } from "./names.ts";

export const WAY_NAMES: Names = {
  in_app: ["ハブ", "in the hub"],
  email: ["電子メール", "e-mail"],
  webhook: ["通知先", "gateway"],
  phone: ["電話", "telephone"],
};

export const TRY_NAMES: Names = {
  shown: ["画面に表示", "shown in the hub"],
  sent: ["送信", "sent"],
  failed: ["送れず", "could not be sent"],
  to_call: ["要電話", "to be called"],
  reached: ["通じた", "reached"],
  no_answer: ["出ず", "no answer"],
};

export const PURPOSE_NAMES: Names = {
  mail: ["電子メール", "mail"],
  files: ["ファイル", "files"],
  signatures: ["署名の確認", "signatures"],
};

export const FORM_NAMES: Names = {
  openpgp: ["OpenPGP", "OpenPGP"],
  x509: ["X.509証明書", "X.509 certificate"],
};

export const KEY_STATES: Names = {
  coming: ["これから有効", "to come"],
  valid: ["有効", "valid"],
  replaced: ["置換え済み", "replaced"],
  over: ["期限切れ", "over"],
  withdrawn: ["失効", "withdrawn"],
};
