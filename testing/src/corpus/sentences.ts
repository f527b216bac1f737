/** What notices say in prose. Two notices of one incident share a statement word for word, or each has its own. */
import { type Chance, mulberry32, pick, whole } from "../chance.ts";
import type { Incident } from "./telling.ts";

interface Said {
  readonly ja: string;
  readonly en: string;
}

const seen: readonly Said[] = [
  { ja: "業務用サーバーで不審な通信を確認しました", en: "We saw unusual traffic on a business server" },
  { ja: "従業員から端末が使えないとの連絡を受けました", en: "Staff told us that their workstations had stopped" },
  { ja: "監視装置の警報により異常を覚知しました", en: "Our monitoring raised an alarm in the night" },
  { ja: "取引先から不審なメールの通報がありました", en: "A partner asked about messages that we had never sent" },
  { ja: "予約の受付画面が表示されなくなりました", en: "The page that takes bookings could not be reached" },
  { ja: "ファイルの拡張子が書き換えられていました", en: "Files on a shared drive had been given another ending" },
];
const done: readonly Said[] = [
  { ja: "該当機器を直ちにネットワークから切り離し", en: "the machines concerned were taken off the network" },
  { ja: "外部の専門家とともに調査を開始し", en: "an investigation began with outside specialists" },
  { ja: "関係機関へ報告して対策本部を設置し", en: "the authorities were told and a response team formed" },
  { ja: "全ての利用者の暗証番号を無効とし", en: "the passwords of all users were withdrawn" },
  { ja: "控えの装置による代替の業務に切り替え", en: "work went on by hand with the standby system" },
];
const lost: readonly Said[] = [
  { ja: "氏名と住所", en: "names and addresses" },
  { ja: "電子メールアドレス", en: "e-mail addresses" },
  { ja: "取引先の連絡先", en: "contacts of partners" },
  { ja: "診療の記録", en: "records of treatment" },
  { ja: "口座の番号", en: "account numbers" },
  { ja: "採用の応募書類", en: "applications for employment" },
];
const places: readonly Said[] = [
  { ja: "経理部", en: "accounting" },
  { ja: "人事課", en: "human resources" },
  { ja: "第二工場", en: "the second plant" },
  { ja: "窓口", en: "the counter" },
  { ja: "研究棟", en: "the research building" },
  { ja: "配送センター", en: "the distribution centre" },
];

/** The statement that the victim itself gave out. */
export function statement(of: Incident): Said {
  return written(of, mulberry32(of.story));
}

/** What a list's clerk made of it. */
export function summary(of: Incident, chance: Chance): Said {
  return written(of, chance);
}

function written(of: Incident, chance: Chance): Said {
  const [first, then, data, other, place] = [seen, done, lost, lost, places].map((from) => pick(chance, from));
  const [machines, hours] = [whole(chance, 3, 400), whole(chance, 2, 90)];
  const at = {
    ja: of.vendor ? `委託先の${of.vendor.ja}において、` : "",
    en: of.vendor ? `At our supplier ${of.vendor.en}: ` : "",
  };
  return {
    ja:
      `${at.ja}${first?.ja}。${then?.ja}、${place?.ja}の${machines}台を調べたところ、${of.malware}による暗号化が見つかりました。` +
      `${data?.ja}と${other?.ja}が外部へ流出したおそれがあり、復旧には${hours}時間を要しました。深くお詫び申し上げます。`,
    en:
      `${at.en}${first?.en}; ${then?.en}. On ${machines} machines in ${place?.en} we found files encrypted by ${of.malware}. ` +
      `It may be that ${data?.en} and ${other?.en} left our systems. Service was back after ${hours} hours. We apologise.`,
  };
}
