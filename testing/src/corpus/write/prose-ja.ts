/** A letter in Japanese prose, as an e-mail: what happened, and the values in the running text. */
import type { Telling } from "../telling.ts";
import { inTokyo } from "./time.ts";

export function proseJa(t: Telling): string {
  const body = [
    `${t.name.ja}に関する件でご連絡いたします。TLP:AMBER`,
    t.occurred === null ? "発生の日時は調査中です。" : `${inTokyo(t.occurred)}頃に発生したとみられます。`,
    t.sentences.ja,
    ...t.addresses.map((value) => `通信先：${value.replaceAll(":", "[:]")}`),
    ...t.hashes.map((value) => `検体のハッシュ値：${value}`),
    ...t.domains.map((value) => `ドメイン：${value.replace(".", "[.]")}`),
  ].join("\r\n");
  return [
    "From: csirt@organisation.test",
    "To: desk@coordinator.test",
    "Subject: =?utf-8?B?5LqL5qGI44Gu44GU6YCj57Wh?=",
    `Date: ${new Date(t.told).toUTCString().replace("GMT", "+0000")}`,
    `Message-ID: <${t.id}@organisation.test>`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
    "",
    body,
    "",
  ].join("\r\n");
}
