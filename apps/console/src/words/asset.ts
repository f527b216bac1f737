/** Texts of the registers of assets, and of whom a report concerns by them. */
import type { Chapter, Pair } from "./pair.ts";

type Names = Readonly<Record<string, Pair>>;

export const ASSET = {
  title: ["資産の登録", "Assets"],
  ownSub: [
    "自組織の範囲・AS・ドメイン・製品。調整機関が承認すると、関わる値の知らせが届くようになります。",
    "Ranges, systems, domains and products of your body. Once the office approves them, what concerns them can be told to you.",
  ],
  officeSub: [
    "各組織が登録したもの。承認したものだけが、誰に関わるかの判断に使われます。",
    "What bodies registered. Only what is approved decides whom a value concerns.",
  ],
  none: ["登録はありません。", "Nothing is registered."],
  noneNext: [
    "アドレスの範囲やドメインを登録すると、ここに並びます。",
    "Register a range or a domain and it stands here.",
  ],
  body: ["組織", "Body"],
  kind: ["種別", "Kind"],
  value: ["値", "Value"],
  valueHint: [
    "例：203.0.113.0/24、AS64500、port.example、製品名",
    "For example 203.0.113.0/24, AS64500, port.example, a product's name",
  ],
  state: ["状態", "State"],
  important: ["重要電子計算機", "important computer"],
  importance: ["重要性", "Importance"],
  ordinary: ["通常", "ordinary"],
  note: ["備考（任意）", "Note (optional)"],
  register: ["登録する", "Register"],
  approve: ["承認する", "Approve"],
  refuse: ["認めない", "Refuse"],
  withdraw: ["取り下げる", "Withdraw"],
  reason: ["理由", "Why"],
  history: ["経緯", "History"],
  older: ["さらに前へ", "Older"],
  concerned: ["誰に関わるか", "Whom it concerns"],
  concernedSub: ["承認された資産による", "by approved assets"],
  show: ["調べる", "Look"],
  hide: ["閉じる", "Hide"],
  nobody: ["登録された資産に関わる値はありません。", "No value of it concerns a registered asset."],
  mayTell: ["知らせてよい", "may be told"],
  mayNotTell: ["知らせられない（提供条件）", "may not be told under the terms"],
} as const satisfies Chapter;

export const ASSET_KIND_NAMES: Names = {
  cidr: ["アドレス範囲", "range"],
  asn: ["AS番号", "autonomous system"],
  domain: ["ドメイン", "domain"],
  product: ["製品", "product"],
};

export const ASSET_STATE_NAMES: Names = {
  proposed: ["承認待ち", "waits for approval"],
  approved: ["承認済み", "approved"],
  refused: ["不承認", "refused"],
  withdrawn: ["取下げ", "withdrawn"],
};

export const CONCERN_NAMES: Names = {
  address_in_range: ["範囲に含まれるアドレス", "address in the range"],
  range_overlaps: ["範囲の重なり", "overlaps the range"],
  name_under_domain: ["ドメイン配下の名前", "name under the domain"],
  same_system: ["同じAS", "same system"],
  same_product: ["同じ製品", "same product"],
};
