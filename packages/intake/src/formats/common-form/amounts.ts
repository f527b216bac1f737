/**
 * Numbers of persons as people write them into a free text cell: `約１，２００人`, `1.2万人`, `不明`. Anything that is not
 * one single number stays text: the hub never adds up or guesses.
 */
import type { Stated } from "../../contract/index.ts";

/** The stated number; `unknown` if the sender says that it does not know; null if no single number stands there. */
export function readPersons(raw: string): Stated<number> {
  const text = raw
    .slice(0, 200)
    .normalize("NFKC")
    .replace(/[\s,、，]/g, "");
  if (/^(不明|未確認|調査中|確認中|精査中)$/.test(text)) return "unknown";
  if (/^(なし|無し|無)$/.test(text)) return 0;
  const match =
    /^(?:約|およそ|最大|少なくとも|延べ)?(?:(\d{1,6}(?:\.\d+)?)億)?(?:(\d{1,6}(?:\.\d+)?)万)?(?:(\d{1,3}(?:\.\d+)?)千)?(\d{1,12})?(?:人|名|件)?(?:程度|以上|前後|超)?(?:\(.*\))?$/.exec(
      text,
    );
  if (!match || match.slice(1, 5).every((part) => part === undefined)) return null;
  const [, oku = "0", man = "0", sen = "0", rest = "0"] = match;
  const total = Math.round(Number(oku) * 1e8 + Number(man) * 1e4 + Number(sen) * 1e3 + Number(rest));
  return Number.isSafeInteger(total) ? total : null;
}
