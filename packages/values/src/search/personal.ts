/**
 * Numbers that belong to a person and stand in anybody's prose: telephone numbers, individual numbers, payment cards. Under none of
 * them is a text found, whoever wrote it and whoever asks. It trusts form alone: a number of another kind that looks like one of these
 * is not found either; names, and numbers that have no form of their own, are not recognised. Mail addresses are observables.
 */
import { foldText } from "./tokens.ts";

export type PersonalClass = "telephone" | "individual_number" | "payment_card";

export interface PersonalNumber {
  readonly class: PersonalClass;
  /** Where it stands in the folded text. */
  readonly from: number;
  readonly to: number;
}

/** Digits with single separators between them; folded, so that full-width digits are digits. `.` separates addresses of machines. */
const RUNS =
  /(?<![\p{Script=Latin}\p{N}.:/-])\+?\(?\d(?:[\s()\u2010-\u2015\u2212ー-]{0,2}\d){8,18}(?![\p{Script=Latin}\p{N}.:/-])/gu;

/** Every number of a person in this text, in order. */
export function personalNumbers(text: string): readonly PersonalNumber[] {
  return [...foldText(text).matchAll(RUNS)].flatMap((m): PersonalNumber[] => {
    const found = classOf(m[0]);
    return found === undefined ? [] : [{ class: found, from: m.index, to: m.index + m[0].length }];
  });
}

/** The folded text without them. */
export function withoutPersonalNumbers(text: string): string {
  let kept = foldText(text);
  for (const { from, to } of personalNumbers(text).toReversed()) kept = `${kept.slice(0, from)} ${kept.slice(to)}`;
  return kept;
}

function classOf(run: string): PersonalClass | undefined {
  const digits = run.replaceAll(/\D/g, "");
  if (isTelephone(run, digits)) return "telephone";
  if (digits.length === 12 && isIndividualNumber(digits)) return "individual_number";
  if (/^[3-6]/.test(digits) && digits.length >= 13 && passesLuhn(digits)) return "payment_card";
  return undefined;
}

/** With its country code, or as it is dialled in Japan: ten digits, eleven for mobile and internet numbers. Source: ITU-T E.164; 電気通信番号計画. */
function isTelephone(run: string, digits: string): boolean {
  if (run.startsWith("+")) return digits.length >= 9 && digits.length <= 15;
  if (!digits.startsWith("0") || digits.startsWith("00")) return false;
  return /^0[5789]0/.test(digits) ? digits.length === 11 : digits.length === 10;
}

/** The check digit of an individual number ("my number"). Source: 平成26年総務省令第85号 第5条. */
function isIndividualNumber(digits: string): boolean {
  let sum = 0;
  for (let n = 1; n <= 11; n++) sum += Number(digits[11 - n]) * (n <= 6 ? n + 1 : n - 5);
  const rest = sum % 11;
  return Number(digits[11]) === (rest <= 1 ? 0 : 11 - rest);
}

/** Source: ISO/IEC 7812-1 annex B. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (const [n, digit] of [...digits].toReversed().entries()) {
    const doubled = n % 2 === 1 ? Number(digit) * 2 : Number(digit);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
