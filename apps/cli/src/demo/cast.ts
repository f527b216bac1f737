/** The people of the demo: fictional, one a role, all with the same password. They exist in the exercise realm `demo` only. */

export const DEMO_PASSWORD = "signal-fire-demo";

export interface CastMember {
  readonly email: string;
  readonly name: string;
  readonly role: string;
  /** The kind of body that the person works for; the first of that kind in the scenario. */
  readonly bodyKind: string;
  readonly demo: { readonly name: { en: string; ja: string }; readonly role: { en: string; ja: string } };
}

const member = (
  email: string,
  bodyKind: string,
  role: string,
  name: { en: string; ja: string },
  says: { en: string; ja: string },
): CastMember => ({
  email: `${email}@demo.example`,
  name: name.en,
  role,
  bodyKind,
  demo: { name, role: says },
});

export const CAST: readonly CastMember[] = [
  member(
    "triage",
    "coordinator",
    "triage_analyst",
    { en: "Chihiro Saeki", ja: "佐伯 千尋" },
    { en: "triage analyst, coordination office", ja: "調整室・分析当番" },
  ),
  member(
    "operator",
    "operator",
    "operator_reporter",
    { en: "Kenji Isogai", ja: "磯貝 健二" },
    { en: "reporting officer, port operator", ja: "港湾事業者・報告担当" },
  ),
  member(
    "police",
    "police",
    "police_investigator",
    { en: "Aya Kuroda", ja: "黒田 綾" },
    { en: "cyber investigator, police", ja: "警察・サイバー捜査" },
  ),
  member(
    "isac",
    "isac",
    "sector_analyst",
    { en: "Naoki Hama", ja: "浜 直樹" },
    { en: "sector analyst, ISAC", ja: "ISAC・分析" },
  ),
  member(
    "ally",
    "ally",
    "allied_liaison",
    { en: "Robin Vale", ja: "ロビン・ヴェイル" },
    { en: "liaison, allied CERT", ja: "同盟国CERT・連絡官" },
  ),
  member(
    "admin",
    "coordinator",
    "security_administrator",
    { en: "Makoto Ishii", ja: "石井 誠" },
    { en: "security administrator: people and keys, no content", ja: "保安管理者（利用者と鍵のみ。内容は見えない）" },
  ),
  member(
    "legal",
    "coordinator",
    "legal_officer",
    { en: "Mio Toda", ja: "戸田 澪" },
    { en: "legal officer, coordination office", ja: "調整室・法務担当" },
  ),
  member(
    "secretariat",
    "commission",
    "legal_officer",
    { en: "Haruto Nishi", ja: "西 陽斗" },
    { en: "legal officer, oversight commission", ja: "監理委員会・法務" },
  ),
  member(
    "defence",
    "defence",
    "defence_liaison",
    { en: "Shun Aramaki", ja: "荒巻 俊" },
    { en: "defence liaison", ja: "防衛連絡官" },
  ),
  member(
    "commissioner",
    "commission",
    "oversight_commissioner",
    { en: "Yoshiko Tachibana", ja: "橘 佳子" },
    { en: "oversight commissioner: the record, no content", ja: "監理委員（記録のみ。内容は見えない）" },
  ),
  member(
    "reviewer",
    "commission",
    "oversight_secretariat",
    { en: "Takuya Mori", ja: "森 拓也" },
    { en: "commission secretariat: reviews emergencies", ja: "監理委員会事務局・緊急開示の審査" },
  ),
  member(
    "briefer",
    "coordinator",
    "briefer",
    { en: "Emi Nagata", ja: "永田 恵美" },
    { en: "briefer, coordination office", ja: "調整室・報告説明" },
  ),
  member(
    "planner",
    "coordinator",
    "exercise_planner",
    { en: "Daichi Ono", ja: "小野 大地" },
    { en: "exercise planner", ja: "演習企画" },
  ),
  member(
    "talent",
    "coordinator",
    "talent_manager",
    { en: "Rina Hoshino", ja: "星野 里奈" },
    { en: "talent manager: roster, no content", ja: "人材管理（内容は見えない）" },
  ),
  member(
    "legal-ministry",
    "ministry",
    "legal_officer",
    { en: "Sayaka Tomita", ja: "富田 沙也加" },
    { en: "legal officer, ministry: the second pair of eyes", ja: "所管省・法務（二人目の確認者）" },
  ),
  member(
    "release",
    "coordinator",
    "releasability_officer",
    { en: "Mio Kanda", ja: "神田 美緒" },
    { en: "releasability officer: who would see this?", ja: "共有審査・見え方の確認" },
  ),
  member(
    "deconfliction",
    "police",
    "deconfliction_officer",
    { en: "Ryo Sakaki", ja: "榊 亮" },
    { en: "deconfliction officer, police", ja: "警察・活動調整" },
  ),
];
