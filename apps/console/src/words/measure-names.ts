/** Names of the codes of measures: types, states, stations of the gates, events, answers, votes, effects. */
import type { Pair } from "./pair.ts";

type Names = Readonly<Record<string, Pair>>;

export const MEASURE_TYPES: Names = {
  block: ["遮断", "block"],
  notify_victim: ["被害者への通知", "notify a victim"],
  patch_order: ["修正の命令", "patch order"],
  take_down: ["停止要請", "take down"],
  sinkhole_request: ["シンクホール要請", "sinkhole request"],
  freeze_funds: ["資金の凍結", "freeze funds"],
  recall_funds: ["資金の組戻し", "recall funds"],
  seize: ["差押え", "seize"],
  public_attribution: ["公表（アトリビューション）", "public attribution"],
  neutralise: ["アクセス・無害化（記録のみ）", "neutralise (recorded only)"],
  acquire_communications: ["通信情報の取得", "acquire communications"],
};

export const MEASURE_STATES: Names = {
  drafted: ["起案", "drafted"],
  legal_review: ["法務確認", "in legal review"],
  consulting: ["協議中", "being consulted on"],
  consulted: ["協議済", "consulted"],
  submitted: ["申請済", "submitted"],
  approved: ["承認", "approved"],
  approved_with_conditions: ["条件付き承認", "approved with conditions"],
  refused: ["不承認", "refused"],
  emergency: ["緊急・事後承認待ち", "emergency, to be approved afterwards"],
  suspended: ["承認停止（内容が変わった）", "suspended: its object changed"],
  directed: ["実施を指示", "directed"],
  outcome_reported: ["結果報告済", "outcome reported"],
  reviewed: ["審査済", "reviewed"],
  closed: ["終了", "closed"],
  withdrawn: ["取下げ", "withdrawn"],
  expired: ["失効", "expired"],
};

/** Stations of the gates, as whom or what a measure waits for. */
export const STATIONS: Names = {
  requester: ["求めた組織", "the asking body"],
  legal: ["法務", "legal review"],
  foreign_ministry: ["外務省との協議", "the foreign ministry"],
  approver: ["承認者", "the approver"],
  consultation: ["調整期間", "deconfliction"],
  director: ["実施の指示", "the direction"],
  reviewer: ["事後審査", "the review"],
};

export const GATE_CODES: Names = {
  ACCEPTED: ["受け付けた", "accepted"],
  LEGAL_BASIS_NOT_IN_FORCE: ["法的根拠が施行されていない", "its legal basis is not in force"],
  REQUEST_INCOMPLETE: ["記載が足りない", "the form is not complete"],
  CONSULTATION_RUNS: ["調整期間が続いている", "deconfliction still runs"],
  CONSULTATION_STOPPED: ["活動調整の担当が止めている", "an officer of deconfliction has stopped it"],
  CONSULTATION_MISSING: ["外務省との協議がない", "the foreign ministry was not consulted"],
  APPROVAL_MISSING: ["承認がない", "there is no approval"],
  APPROVAL_EXPIRED: ["承認の期限が過ぎた", "its approval has ended"],
  APPROVAL_OF_SOMETHING_ELSE: ["承認は別の内容に対するもの", "what was approved is something else"],
  SAME_PERSON: ["同じ人である", "it is the same person"],
  SAME_ORGANISATION: ["同じ組織である", "it is the same body"],
  EMERGENCY_NOT_ALLOWED: ["緊急の道はない", "it has no emergency"],
  REASON_MISSING: ["理由が書かれていない", "no reason was written"],
  MEASURE_NOT_NOW: ["この段階ではできない", "not in this state"],
};

export const MEASURE_EVENTS: Names = {
  edit: ["書き直し", "written"],
  send_to_review: ["確認に回す", "send to review"],
  pass_review: ["法務確認を通す", "pass legal review"],
  return: ["差し戻し", "give back"],
  consultation_ends: ["協議が済んだ", "consultation is done"],
  submit: ["申請する", "submit"],
  approve: ["承認", "approved"],
  approve_with_conditions: ["条件付き承認", "approved with conditions"],
  refuse: ["不承認", "refused"],
  time_out: ["期限切れ", "ran out"],
  object_changes: ["内容が変わった", "its object changed"],
  accept: ["受付", "came in"],
  declare_emergency: ["緊急を宣言する", "declare an emergency"],
  approve_ex_post: ["事後承認", "approved afterwards"],
  refuse_ex_post: ["事後不承認", "refused afterwards"],
  direct: ["実施を指示する", "direct"],
  report_outcome: ["結果を報告する", "report the outcome"],
  review: ["審査した", "reviewed"],
  close: ["終える", "close"],
  withdraw: ["取り下げる", "withdraw"],
  expire: ["失効", "ended"],
};

export const VOTES: Names = {
  approve: ["承認", "approve"],
  approve_with_conditions: ["条件付きで承認", "approve with conditions"],
  refuse: ["不承認", "refuse"],
};

export const LOSS_KINDS: Names = {
  lost: ["損失", "lost"],
  frozen: ["凍結", "frozen"],
  recovered: ["回収", "recovered"],
};

export const EFFECT_NAMES: Names = {
  applied: ["実施した", "applied"],
  failed: ["できなかった", "failed"],
  false_positive: ["誤検知だった", "false positive"],
  harm: ["害が生じた", "harm done"],
};

export const BODY_KINDS: Names = {
  coordinator: ["調整機関", "coordinator"],
  commission: ["監理委員会", "commission"],
  ministry: ["所管省", "ministry"],
  police: ["警察", "police"],
  operator: ["事業者", "operator"],
  isac: ["情報共有組織", "ISAC"],
  defence: ["防衛", "defence"],
  ally: ["同盟国等の機関", "allied body"],
  bank: ["金融機関", "bank"],
  authority: ["規制当局", "regulator"],
};

/** All bodies of a kind, where something is for each of them. */
export const BODIES_OF_KIND: Names = {
  operator: ["事業者", "operators"],
  bank: ["金融機関", "banks"],
  isac: ["情報共有組織", "sector ISACs"],
  police: ["警察", "police"],
  defence: ["防衛", "defence"],
  ministry: ["所管省", "ministries"],
  coordinator: ["調整機関", "coordinators"],
  ally: ["同盟国等の機関", "allies"],
  authority: ["規制当局", "regulators"],
};

export const FAULT_RULES: Names = {
  too_short: ["短すぎる", "too short"],
  says_nothing: ["内容がない", "says nothing"],
  copied: ["ほかの申請の写し", "copied from another request"],
  missing: ["書かれていない", "missing"],
  past: ["過去の日時", "in the past"],
};
