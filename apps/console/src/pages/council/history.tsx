/** Who did what with a membership, when and why; the newest first. */
import type { CouncilMembership } from "@noroshi/api";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { keyed } from "../../ui/keyed.ts";
import { MEMBER_EVENT_NAMES } from "../../words/council.ts";
import { nameOf } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";

export function History({ of }: { readonly of: CouncilMembership["history"] }) {
  const { lang, say } = useWords();
  const now = useNow();
  return (
    <ul className="history">
      {keyed(of.toReversed(), (h) => `${h.at} ${h.kind}`).map(({ key, row: h }) => (
        <li key={key}>
          <span className="n">{moment(h.at, now, lang)}</span> <b>{nameOf(MEMBER_EVENT_NAMES, h.kind, lang)}</b>{" "}
          <span className="s">
            {[h.by.body ? say(h.by.body.name) : null, h.by.name, h.reason].filter((one) => one).join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
