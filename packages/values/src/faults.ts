/**
 * Why a value was refused: the closed union of codes and their sentences in both languages.
 * A refusal is an ordinary answer here, never an exception: the input is hostile by assumption.
 */

export type ValueFaultCode =
  | "empty"
  | "too-long"
  | "control-character"
  | "broken-unicode"
  | "unknown-kind"
  | "hash-form"
  | "hash-length"
  | "ipv4-form"
  | "ipv4-leading-zero"
  | "ipv6-form"
  | "ipv6-zone"
  | "cidr-form"
  | "domain-form"
  | "domain-length"
  | "domain-single-label"
  | "domain-is-address"
  | "url-form"
  | "url-without-scheme"
  | "email-form"
  | "filename-form"
  | "asn-form"
  | "fingerprint-form"
  | "mac-form"
  | "cve-form"
  | "phone-form"
  | "registry-form";

export type Language = "en" | "ja";

export interface Refused {
  readonly ok: false;
  readonly code: ValueFaultCode;
  readonly say: string;
}

const SENTENCES: Readonly<Record<ValueFaultCode, Readonly<Record<Language, string>>>> = {
  empty: { en: "The value is empty.", ja: "値が空です。" },
  "too-long": { en: "The value is longer than 16,384 characters.", ja: "値が16,384文字を超えています。" },
  "control-character": { en: "The value contains a control character.", ja: "値に制御文字が含まれています。" },
  "broken-unicode": {
    en: "The value contains half a character (a lone surrogate).",
    ja: "値に壊れた文字（単独のサロゲート）が含まれています。",
  },
  "unknown-kind": { en: "This kind of value is not known.", ja: "この種別の値は扱えません。" },
  "hash-form": {
    en: "A hash of this kind is written in another way (hexadecimal digits only).",
    ja: "この種別のハッシュ値の書き方ではありません（16進数のみ）。",
  },
  "hash-length": {
    en: "The number of digits does not fit this kind of hash.",
    ja: "桁数がこの種別のハッシュ値と合いません。",
  },
  "ipv4-form": {
    en: "An IPv4 address is four numbers from 0 to 255 with dots between them.",
    ja: "IPv4アドレスは0〜255の数4つをドットで区切って書きます。",
  },
  "ipv4-leading-zero": {
    en: "A part of the IPv4 address begins with 0, which some programs read as octal: write it without.",
    ja: "IPv4アドレスの一部が0で始まり、8進数と読まれるおそれがあります。先頭の0を除いてください。",
  },
  "ipv6-form": { en: "This is not an IPv6 address.", ja: "IPv6アドレスではありません。" },
  "ipv6-zone": {
    en: "The IPv6 address names a zone (%…), which means something on one machine only.",
    ja: "IPv6アドレスにゾーン（%…）が付いています。これは一台の機器の中でしか意味を持ちません。",
  },
  "cidr-form": {
    en: "An address range is an address, a slash and a prefix length (/0–32 or /0–128).",
    ja: "アドレス範囲は「アドレス/プレフィックス長」（/0〜32 または /0〜128）で書きます。",
  },
  "domain-form": {
    en: "The domain has a character or an empty part that a domain cannot have.",
    ja: "ドメイン名に使えない文字、または空の部分があります。",
  },
  "domain-length": {
    en: "A part of the domain is longer than 63 characters, or the whole longer than 253.",
    ja: "ドメイン名の一部が63文字、または全体が253文字を超えています。",
  },
  "domain-single-label": {
    en: "A domain needs at least two parts, such as name.example.",
    ja: "ドメイン名には少なくとも2つの部分が必要です（例：name.example）。",
  },
  "domain-is-address": {
    en: "This is an address rather than a domain: its last part is a number.",
    ja: "最後の部分が数字なので、ドメイン名ではなくアドレスです。",
  },
  "url-form": { en: "This is not a complete URL.", ja: "完全なURLではありません。" },
  "url-without-scheme": {
    en: "A URL without a scheme needs a host and a path; a host alone is a domain.",
    ja: "スキームのないURLにはホストとパスが必要です。ホストのみならドメイン名です。",
  },
  "email-form": { en: "This is not an e-mail address.", ja: "メールアドレスではありません。" },
  "filename-form": { en: "This is not a file name.", ja: "ファイル名ではありません。" },
  "asn-form": {
    en: "An AS number is written AS64500 and is at most 4294967295.",
    ja: "AS番号はAS64500のように書き、4294967295以下です。",
  },
  "fingerprint-form": {
    en: "This is not a fingerprint of this kind.",
    ja: "この種別のフィンガープリントではありません。",
  },
  "mac-form": {
    en: "A MAC address is twelve hexadecimal digits.",
    ja: "MACアドレスは16進数12桁です。",
  },
  "cve-form": {
    en: "A CVE number is written CVE-2026-12345.",
    ja: "CVE番号はCVE-2026-12345のように書きます。",
  },
  "phone-form": {
    en: "A telephone number has 5 to 15 digits.",
    ja: "電話番号は5〜15桁の数字です。",
  },
  "registry-form": {
    en: "A registry key begins with a hive such as HKEY_LOCAL_MACHINE.",
    ja: "レジストリキーはHKEY_LOCAL_MACHINEなどのハイブで始まります。",
  },
};

const REFUSALS = new Map<ValueFaultCode, Refused>();
for (const code of Object.keys(SENTENCES) as ValueFaultCode[]) {
  REFUSALS.set(code, Object.freeze({ ok: false, code, say: SENTENCES[code].en }));
}

/** The sentence that a user reads for a code. */
export function faultText(code: ValueFaultCode, language: Language): string {
  return SENTENCES[code][language];
}

/** The refusal for a code: one shared frozen object each, so that refusing a flood costs nothing. */
export function refused(code: ValueFaultCode): Refused {
  const refusal = REFUSALS.get(code);
  if (refusal === undefined) throw new Error(`no sentence for ${code}`);
  return refusal;
}

/** Every code, for the test that holds codes and documents together. */
export const VALUE_FAULT_CODES: readonly ValueFaultCode[] = [...REFUSALS.keys()];
