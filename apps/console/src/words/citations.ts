/**
 * Where a law says so, as the profiles that ship with the product write it, in Japanese. A profile of another hand may cite in its own
 * words: what is not here is shown as it stands.
 */
import { half, type Lang, type Pair } from "./pair.ts";

const CITATIONS: Readonly<Record<string, Pair>> = {
  "Act No. 42 of 2025, Art. 61(2)": ["令和7年法律第42号 第61条第2項", "Act No. 42 of 2025, Art. 61(2)"],
  "common form: consent to pass on": ["共通様式：提供への同意", "common form: consent to pass on"],
  "own network, own consent": ["自らの網、自らの同意", "own network, own consent"],
  "consent, marking, memorandum": ["同意・区分表示・覚書", "consent, marking, memorandum"],
  "terms of the exchange": ["交換の条件", "terms of the exchange"],
  "Art. 17 (council)": ["第17条（協議会）", "Art. 17 (council)"],
  "Art. 23": ["第23条", "Art. 23"],
  "Art. 26": ["第26条", "Art. 26"],
  "Art. 29 (voluntary exchange)": ["第29条（任意の交換）", "Art. 29 (voluntary exchange)"],
  "Art. 33": ["第33条", "Art. 33"],
  "Ch. 2, Art. 4-10 (specified-incident report)": [
    "第2章 第4条～第10条（特定侵害事象等の報告）",
    "Ch. 2, Art. 4-10 (specified-incident report)",
  ],
  "Art. 4 (notification of specified important computers)": [
    "第4条（特定重要電子計算機の届出）",
    "Art. 4 (notification of specified important computers)",
  ],
  "Ch. 9, Art. 45 (council)": ["第9章 第45条（協議会）", "Ch. 9, Art. 45 (council)"],
  "Ch. 3, Art. 11-16 and ch. 5, Art. 21-31 (party agreements)": [
    "第3章 第11条～第16条、第5章 第21条～第31条（当事者協定）",
    "Ch. 3, Art. 11-16 and ch. 5, Art. 21-31 (party agreements)",
  ],
  "Ch. 4, Art. 17-20 (foreign to foreign)": [
    "第4章 第17条～第20条（外外通信）",
    "Ch. 4, Art. 17-20 (foreign to foreign)",
  ],
  "Ch. 6, Art. 32": ["第6章 第32条", "Ch. 6, Art. 32"],
  "Ch. 6, Art. 33": ["第6章 第33条", "Ch. 6, Art. 33"],
  "Ch. 8, Art. 37-44 (provision of integrated analysed information)": [
    "第8章 第37条～第44条（総合整理分析情報の提供）",
    "Ch. 8, Art. 37-44 (provision of integrated analysed information)",
  ],
  "Ch. 10, Art. 46-70 (commission)": ["第10章 第46条～第70条（委員会）", "Ch. 10, Art. 46-70 (commission)"],
  "Police Duties Execution Act Art. 6-2": ["警察官職務執行法 第6条の2", "Police Duties Execution Act Art. 6-2"],
  "Self-Defense Forces Act Art. 81-3 (number from general knowledge)": [
    "自衛隊法 第81条の3（条番号は一般知識による）",
    "Self-Defense Forces Act Art. 81-3 (number from general knowledge)",
  ],
};

/** The article of a basis in the reader's language. */
export function citation(article: string, lang: Lang): string {
  const known = Object.hasOwn(CITATIONS, article) ? CITATIONS[article] : undefined;
  return known ? half(known, lang) : article;
}
