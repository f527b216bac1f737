/** Texts of naming a victim: what is asked of it, what it grants, what an order chooses, and what a recipient is told. */
import type { Chapter } from "./pair.ts";

export const VICTIM = {
  ask: ["被害組織として示すことへの同意を求める", "Ask the victim whether it may be named"],
  askSub: [
    "被害組織本人だけが、項目ごとに同意できます。提供には、注文の際に選んだ項目だけが入ります。",
    "Only the victim itself can consent, fact by fact. A release tells only what its order chooses.",
  ],
  who: ["被害組織（報告者と違う場合）", "Victim, where it is not the reporter"],
  facts: ["尋ねる項目", "Facts"],
  until: ["期限", "Until"],
  toName: ["{{audience}} に、被害組織として次の項目を示すこと", "to be told of as the victim to {{audience}}"],
  kinds: ["種類で指定する相手", "Kinds of bodies that may be told"],
  groups: ["グループで指定する相手", "Groups that may be told"],
  groupsHint: ["略称を「,」で区切って入力", "Short names, separated by commas"],
  offerTitle: ["被害組織として示すこと", "Being named as the victim"],
  offer: ["被害組織として示すことに同意しておく", "Offer to be named"],
  offerSays: [
    "尋ねられる前に、誰に何を示してよいかを決めておけます。調整機関が提供の際に選んだときにだけ示されます。",
    "You can say before anybody asks who may be told what. It is told only where the office chooses it in a release.",
  ],
  office: ["提供を行う調整機関", "Office that may name us"],
  bodies: ["示してよい組織", "Bodies that may be told"],
  others: ["ほかの組織", "Other bodies"],
  offerWords: ["調整機関への一言", "A word to the office"],
  offeredTo: [
    "{{audience}} に、被害組織として次の項目を示してよいという申し出",
    "offers to be told of as the victim to {{audience}}",
  ],
  grantSays: [
    "書いた項目だけが、書いたとおりの言葉で伝わります。名称は登録名です。いつでも終えられ、その時点から表示されなくなります。",
    "Only what you fill in is told, in your words; the name is the registered one. You can end it any time, and from then on it is served no more.",
  ],
  anothers: ["ほかの組織の報告に関する依頼です。", "It is about a report of another body."],
  told: ["{{at}} {{body}} に提示：{{facts}}", "{{at}} told to {{body}}: {{facts}}"],
  over: ["終了", "over"],
  served: ["提示中", "served"],
  overTold: ["終了・通知済み", "over, and it was told"],
  title: ["被害組織", "Victims"],
  titleSub: [
    "同意のある項目だけ。選ばなければ何も示さない",
    "only what was consented to; nothing is told unless you choose it",
  ],
  none: ["示すことに同意した被害組織はありません。", "No victim of these reports consented to be named."],
  toldNow: ["被害組織に関する情報", "About the victim"],
  overNow: [
    "被害組織が同意を終えました。以前に示された内容の利用と再提供を止めてください。",
    "The victim ended its consent. Use what you were told of it no further, and pass it on to nobody.",
  ],
  recalled: ["被害組織に関する情報", "what was told of a victim"],
  inReport: ["その報告にある値", "Values in its report"],
  fieldName: ["名称", "Name"],
  fieldSector: ["分野", "Sector"],
  fieldRegion: ["地域・拠点", "Region or site"],
  fieldSystem: ["影響を受けたシステム", "System affected"],
  fieldOccurred: ["発生日時", "Time of the incident"],
  fieldValues: ["報告した値との結び付き", "Which values it reported"],
} as const satisfies Chapter;
