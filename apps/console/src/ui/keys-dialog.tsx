/** The list of keys, by `?`. */
import { Modal } from "@mantine/core";
import { useWords } from "../words/use-words.ts";
import { Keys } from "./kbd.tsx";

const EVERYWHERE = [
  { keys: ["/"], say: "keys.find" },
  { keys: ["G", "B"], say: "keys.board" },
  { keys: ["G", "C"], say: "keys.cases" },
  { keys: ["G", "R"], say: "keys.reports" },
  { keys: ["G", "I"], say: "keys.indicators" },
  { keys: ["G", "L"], say: "keys.links" },
  { keys: ["G", "F"], say: "keys.file" },
  { keys: ["?"], say: "keys.help" },
  { keys: ["Esc"], say: "keys.back" },
] as const;
const CASE = [{ keys: ["E"], say: "keys.assess" }] as const;
const LISTS = [
  { keys: ["J"], say: "keys.down" },
  { keys: ["K"], say: "keys.up" },
  { keys: ["Enter"], say: "keys.open" },
] as const;

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function KeysDialog({ opened, onClose }: Props) {
  const { t } = useWords();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("keys.title")}
      size={560}
      transitionProps={{ duration: 0 }}
      // Locking the scroll would write an inline style that the content policy refuses.
      lockScroll={false}
      closeButtonProps={{ "aria-label": t("frame.close") }}
    >
      <div className="keys">
        {[
          { name: t("keys.everywhere"), rows: EVERYWHERE },
          { name: t("keys.lists"), rows: LISTS },
          { name: t("keys.inCase"), rows: CASE },
        ].map((group) => (
          <section key={group.name}>
            <h3>{group.name}</h3>
            <dl>
              {group.rows.map((row) => (
                <div key={row.say}>
                  <dt>
                    <Keys keys={row.keys} />
                  </dt>
                  <dd>{t(row.say)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="s">{t("keys.note")}</p>
    </Modal>
  );
}
