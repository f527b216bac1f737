/**
 * Names that only some pages need, each fetched with its page: steps of the handling rule as reasons, acts, kinds of content,
 * purposes, states of emergencies, and how readings ended. An unknown code is shown as it is.
 */
import type { Pair } from "./pair.ts";

type Names = Readonly<Record<string, Pair>>;

/** Why a step lets a body see. */
export const ALLOWS: Names = {
  owner: ["自分の情報", "it is its own"],
  sealed: ["封の宛先", "the seal is addressed to it"],
  named_audience: ["宛先に名指しされている", "it was named as a recipient"],
  third_party_release: ["発信者が提供に同意している", "the originator consented to pass it on"],
  nothing_restricts: ["妨げる制限がない", "nothing restricts it"],
  told_to_owner: ["理由は所有者だけに示される", "its owner alone is told why"],
};

/** Why a step keeps it from a body. */
export const REFUSES: Names = {
  sealed: ["封がされている", "it is sealed"],
  receipt_is_the_senders: ["受理票は提出者だけのもの", "a receipt is its sender’s alone"],
  named_audience: ["宛先に入っていない", "it is not among the recipients"],
  commission_inspects_elsewhere: ["監理は別の手続で検査する", "oversight inspects by another procedure"],
  investigation_secret: ["捜査秘", "investigation secret"],
  law_enforcement_only: ["捜査機関限り", "law enforcement only"],
  tlp_red: ["TLP:REDは名宛人だけ", "TLP:RED stays with those named"],
  identity: ["被害者が特定される", "it identifies the victim"],
  common_form_consent: ["共通様式での同意がない", "the form’s consent does not reach it"],
  amber_strict: ["TLP:AMBER+STRICTは受け取った組織の中だけ", "TLP:AMBER+STRICT stays within who received it"],
  government_only: ["政府機関限り", "government only"],
  no_foreign_release: ["国外へは出せない", "not to go abroad"],
  originator_control: ["発信者の管理下にあり、国外へは同意が要る", "the originator controls it abroad"],
  no_law_enforcement_without_consent: ["捜査での利用に同意がない", "no consent to police use"],
  sharing_group: ["共有グループの外", "outside of the sharing group"],
  no_independent_source: ["ほかから得た写しで、独立の出所がない", "a copy without a source of its own"],
  compartment: ["区画への立入資格がない", "not admitted to its compartment"],
  eyes_only: ["名指しの組織だけ", "for named eyes only"],
  told_to_owner: ["理由は所有者だけに示される", "its owner alone is told why"],
  not_there: ["何もない", "nothing is there"],
};

/** What a step looks at, for those that let pass. */
export const LOOKS_AT: Names = {
  owner: ["所有者か", "owner"],
  sealed: ["封", "seal"],
  receipt_is_the_senders: ["受理票か", "receipt"],
  named_audience: ["宛先", "recipients"],
  commission_inspects_elsewhere: ["監理の検査", "oversight"],
  investigation_secret: ["捜査秘", "investigation secret"],
  law_enforcement_only: ["捜査機関限り", "law enforcement only"],
  compartment: ["区画", "compartment"],
  eyes_only: ["名指しの組織", "named eyes"],
  tlp_red: ["TLP:RED", "TLP:RED"],
  identity: ["被害者の特定", "identity of the victim"],
  common_form_consent: ["共通様式の同意", "the form’s consent"],
  third_party_release: ["第三者提供の同意", "consent to pass on"],
  amber_strict: ["TLP:AMBER+STRICT", "TLP:AMBER+STRICT"],
  government_only: ["政府機関限り", "government only"],
  no_foreign_release: ["国外不可", "not abroad"],
  originator_control: ["発信者の管理", "originator control"],
  no_law_enforcement_without_consent: ["捜査利用の同意", "consent to police use"],
  sharing_group: ["共有グループ", "sharing group"],
  no_independent_source: ["独立の出所", "a source of its own"],
  nothing_restricts: ["その他の制限", "anything else"],
  told_to_owner: ["理由", "the reason"],
  not_there: ["有無", "whether it is there"],
};

/** Acts of the hub. Source: packages/api/src/act-names.ts. */
export const ACT_NAMES: Names = {
  "session.read": ["自分の権限を見る", "see one’s own standing"],
  "role.read": ["役割を見る", "read roles"],
  "knowledge.read": ["参照資料を読む", "read reference material"],
  "event.follow": ["更新を受ける", "follow changes"],
  "basis.read": ["法的根拠を読む", "read the law"],
  "scorecard.read": ["所要時間の成績を読む", "read the scorecard"],
  "report.read": ["報告を読む", "read reports"],
  "receipt.read": ["受理票を読む", "read receipts"],
  "indicator.read": ["指標を読む", "read indicators"],
  "sighting.read": ["観測を読む", "read sightings"],
  "case.read": ["事案を読む", "read cases"],
  "board.read": ["当番盤を見る", "read the board"],
  "view.read": ["まとまりを見る", "read groups"],
  "link.read": ["照合の提案を見る", "read proposals of links"],
  "evidence.take": ["検体・証拠を取り出す", "take out samples and evidence"],
  "preview.ask": ["見え方を確かめる", "ask who would see"],
  "preview.look_through": ["ほかの組織の目で見る", "look through another body’s eyes"],
  "report.submit": ["報告を提出する", "file reports"],
  "report.mark_historical": ["過去分と示す", "say that material is old"],
  "sighting.record": ["観測を記録する", "record sightings"],
  "consent.give": ["同意する", "give consent"],
  "consent.withdraw": ["同意を取り下げる", "withdraw consent"],
  "consent.exchange": ["同意を求め、答えを追う", "ask for consent and follow it"],
  "declassification.read": ["区分の引下げを見る", "read what was proposed to lower"],
  "declassification.propose": ["区分の引下げを提案する", "propose to lower labels"],
  "release.approve": ["提供を承認する", "let a release go that another one ordered"],
  "declassification.confirm": ["区分の引下げを確認する", "confirm that labels are lowered"],
  "link.say": ["照合・分離する", "join and part reports"],
  "release.order": ["共有の命令を出す", "order releases"],
  "case.lead": ["事案を主導する（参加・作業・終了）", "lead a case: name, give tasks, close"],
  "case.take_part": ["事案の場で発言する", "speak in a case's room"],
  "task.work": ["作業を引き受け、終える", "accept and finish tasks"],
  "inquiry.exchange": ["照会し、回答する", "ask other bodies and answer them"],
  "contact.keep": ["連絡先と当番を管理する", "keep contacts and the rota"],
  "page.call": ["他の組織を呼び出す", "page other bodies"],
  "page.answer": ["呼び出しに応じる", "answer pages"],
  "case.open": ["事案を開く", "open cases"],
  "case.pin": ["事案に報告を入れる", "pin reports to a case"],
  "case.assess": ["深刻度を評価する", "assess severity"],
  "knowledge.add": ["参照資料を加える", "add reference material"],
  "account.manage": ["利用者と鍵を管理する", "manage people and keys"],
  "basis.change": ["法的根拠の変更を求め・確認する", "ask for and confirm changes of law"],
  "measure.read": ["措置を読む", "read measures"],
  "measure.ask": ["措置を求める", "ask for measures"],
  "measure.review": ["措置を法務確認する", "review measures legally"],
  "measure.consult": ["外務省として協議を記録する", "consult as the foreign ministry"],
  "measure.decide": ["措置を決定する", "decide on measures"],
  "measure.effect": ["措置の結果を述べる", "tell what a measure did"],
  "hold.keep": ["留保する", "keep holds"],
  "deconfliction.stop": ["留保に触れた措置を止める", "stop a measure that met a hold"],
  "deconfliction.read": ["留保に触れた措置を読む", "read which measures met a hold"],
  "break_glass.read": ["緊急開示を見る", "see emergency access"],
  "log.read": ["閲覧記録を読む", "read the record"],
  "sensor.run": ["センサーの記録を届ける", "deliver what a sensor recorded"],
  "asset.read": ["組織の資産を読む", "read what bodies own"],
  "asset.keep": ["自組織の資産を登録・取り下げる", "enter and withdraw own assets"],
  "asset.approve": ["資産の登録を承認する", "approve an entered asset"],
  "council.read": ["協議会への参加状況を読む", "read how bodies stand to the council"],
  "council.take_part": [
    "協議会に参加し、規約と秘密保持を受け入れる",
    "take part in the council, accept and acknowledge",
  ],
  "council.keep": ["協議会の名簿を管理する", "keep the register of the council"],
  "partner.read": ["連携先への送付を読む", "read what goes to partners"],
  "partner.keep": ["連携先の経路を管理し、再送する", "keep ways to partners and send again"],
  "oversight.read": ["登録簿・検査・報告を読む", "read the register, inspections and reports"],
  "oversight.inspect": ["検査する", "inspect"],
  "oversight.say": ["通知・求め・勧告、報告の確定、公表", "speak to bodies, freeze reports, publish"],
  "oversight.answer": ["監理委員会に回答する", "answer the commission"],
  "retention.read": ["保存と消去を見る", "see retention"],
  "retention.propose": ["消去を提案する", "propose to erase"],
  "retention.approve": ["消去に同意する", "approve erasure"],
  "evidence.export": ["裁判所に提出する", "export for a court"],
  "legal_hold.keep": ["保全する", "keep from erasure"],
  "break_glass.ask": ["緊急開示を求める", "ask for emergency access"],
  "break_glass.confirm": ["緊急開示を確認する", "confirm emergency access"],
  "break_glass.review": ["緊急開示を審査する", "review emergency access"],
};

/** Kinds of content. */
export const CONTENT_NAMES: Names = {
  reports: ["報告", "reports"],
  values: ["値", "values"],
  cases: ["事案", "cases"],
  receipts: ["受理票", "receipts"],
  measures: ["措置", "measures"],
  holds: ["留保", "holds"],
  deconfliction: ["調整", "deconfliction"],
  log: ["記録", "the record"],
};

/** What restricted material is read for. Source: profiles/purposes. */
export const PURPOSE_NAMES: Names = {
  incident_response: ["事案への対処", "handling the incident"],
  criminal_investigation: ["犯罪捜査", "criminal investigation"],
  enrichment: ["外部への照会", "asking third parties"],
  protection: ["目に見える防護（遮断など）", "visible protection (blocking)"],
  measure: ["攻撃者に対する措置", "a measure against an attacker"],
  defence: ["自組織の防衛", "defence of own networks"],
  release_review: ["共有の審査", "judging what may be shared"],
  legal_review: ["法務上の確認", "legal review"],
  oversight: ["監督", "oversight"],
  inspection: ["監理委員会の検査", "an inspection by the commission"],
  briefing: ["報告説明", "briefing"],
  exercise: ["演習", "exercise"],
};

/** How an emergency stands. */
export const GLASS_NAMES: Names = {
  asked: ["確認待ち", "waits to be confirmed"],
  refused: ["認められなかった", "refused"],
  expired: ["確認されずに失効", "expired unanswered"],
  open: ["開いている", "open"],
  awaits_review: ["審査待ち", "awaits review"],
  reviewed: ["審査済", "reviewed"],
};

/** How a reading ended. */
export const ENDED_NAMES: Names = {
  completed: ["完了", "completed"],
  aborted: ["中断", "broken off"],
  denied: ["拒否", "denied"],
  missing: ["記録なし", "missing"],
};
