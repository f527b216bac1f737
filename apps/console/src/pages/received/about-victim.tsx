/** What a package tells of a victim that consented to it, as long as it does; and that it is over. */
import type { Delivery } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { Told } from "../../ui/told.tsx";
import { VICTIM_FIELD_WORDS } from "../../ui/victim-fields.ts";
import { useWords } from "../../words/use-words.ts";

type Card = Delivery["victims"][number];

export function AboutVictim({ delivery }: { readonly delivery: string }) {
  const { t } = useWords();
  const cards = useQuery(QUERIES.delivery(delivery)).data?.victims ?? [];
  return (
    <>
      {cards.map((card) => (
        <section key={card.at}>
          <b>{t("victim.toldNow")}</b>
          {card.words === null ? <p className="s">{t("victim.overNow")}</p> : <Words card={card} words={card.words} />}
        </section>
      ))}
    </>
  );
}

function Words({ card, words }: { readonly card: Card; readonly words: NonNullable<Card["words"]> }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const { name, sector, region, system, occurred } = words;
  const lines = [
    ["name", name && say(name)],
    ["sector", sector],
    ["region", region],
    ["system", system],
    ["occurred", occurred && moment(occurred, now, lang)],
  ] as const;
  return (
    <dl className="kv">
      {lines.flatMap(([field, text]) =>
        text === undefined
          ? []
          : [
              <dt key={`${field} name`}>{t(VICTIM_FIELD_WORDS[field])}</dt>,
              <dd key={field}>
                <Told text={text} />
              </dd>,
            ],
      )}
      {card.values.length > 0 ? (
        <>
          <dt>{t("victim.inReport")}</dt>
          <dd className="v">{card.values.map((v) => v.value).join(" ")}</dd>
        </>
      ) : null}
    </dl>
  );
}
