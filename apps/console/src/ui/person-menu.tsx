/** The person, the body and the role; beneath them the language, the colours, the keys, and the way out. */
import { Menu } from "@mantine/core";
import type { Lang } from "../words/pair.ts";
import { useWords } from "../words/use-words.ts";

export type ThemeChoice = "light" | "dark" | "system";

interface Props {
  readonly name: string;
  readonly role: string;
  readonly body: string;
  readonly theme: ThemeChoice;
  readonly singleKeys: boolean;
  readonly onLang: (lang: Lang) => void;
  readonly onTheme: (theme: ThemeChoice) => void;
  readonly onSingleKeys: (on: boolean) => void;
  readonly pages: readonly { readonly name: string; readonly onOpen: () => void }[];
  readonly onKeys: () => void;
  readonly onAccount: () => void;
  readonly onSignOut: () => void;
}

const LANGS: readonly { readonly lang: Lang; readonly name: string }[] = [
  { lang: "ja", name: "日本語" },
  { lang: "en", name: "English" },
];
const THEMES = [
  { theme: "light", key: "frame.light" },
  { theme: "dark", key: "frame.dark" },
  { theme: "system", key: "frame.system" },
] as const;

export function PersonMenu(props: Props) {
  const { t, lang } = useWords();
  const tick = (on: boolean) => (on ? "✓" : "");
  return (
    <Menu position="bottom-end" width={232} offset={4} transitionProps={{ duration: 0 }} trapFocus>
      <Menu.Target>
        <button type="button" className="me">
          <span className="who">{props.name}</span>
          <span className="s role">{props.role}</span>
          <span aria-hidden="true">▾</span>
          <span className="sr">{t("frame.person")}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{props.body}</Menu.Label>
        <Menu.Item onClick={props.onAccount}>{t("account.title")}</Menu.Item>
        {props.pages.map((page) => (
          <Menu.Item key={page.name} onClick={page.onOpen}>
            {page.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t("frame.language")}</Menu.Label>
        {LANGS.map((l) => (
          <Menu.Item
            key={l.lang}
            lang={l.lang}
            aria-current={l.lang === lang}
            rightSection={tick(l.lang === lang)}
            onClick={() => props.onLang(l.lang)}
          >
            {l.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t("frame.theme")}</Menu.Label>
        {THEMES.map(({ theme, key }) => (
          <Menu.Item
            key={theme}
            aria-current={theme === props.theme}
            rightSection={tick(theme === props.theme)}
            onClick={() => props.onTheme(theme)}
          >
            {t(key)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item rightSection={<kbd>?</kbd>} onClick={props.onKeys}>
          {t("frame.keys")}
        </Menu.Item>
        <Menu.Item
          rightSection={<span className="s">{props.singleKeys ? t("frame.on") : t("frame.off")}</span>}
          closeMenuOnClick={false}
          onClick={() => props.onSingleKeys(!props.singleKeys)}
        >
          {t("frame.singleKeys")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={props.onSignOut}>{t("frame.signOut")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
