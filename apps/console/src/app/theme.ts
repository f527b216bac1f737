/** Mantine wears the tokens: every value of its theme is one of ours, none is derived anew. */
import { type CSSVariablesResolver, createTheme } from "@mantine/core";

export const theme = createTheme({
  fontFamily: "var(--font)",
  fontFamilyMonospace: "var(--font-value)",
  headings: { fontFamily: "var(--font)", fontWeight: "700" },
  defaultRadius: 0,
  primaryColor: "indigo",
  focusRing: "auto",
  respectReducedMotion: true,
  components: {
    Modal: { defaultProps: { radius: 0, shadow: "none", overlayProps: { className: "scrim" } } },
    Menu: { defaultProps: { radius: 0, shadow: "none" } },
  },
});

const own = {
  "--mantine-color-body": "var(--paper)",
  "--mantine-color-text": "var(--ink)",
  "--mantine-color-dimmed": "var(--ink-2)",
  "--mantine-color-default": "var(--sheet)",
  "--mantine-color-default-hover": "var(--well)",
  "--mantine-color-default-border": "var(--rule-2)",
  "--mantine-color-placeholder": "var(--ink-3)",
  "--mantine-color-error": "var(--shu)",
  "--mantine-color-anchor": "var(--ai)",
};

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: own, dark: own });

/** The nonce that the hub wrote into the page; Mantine's own style elements carry it. */
export function styleNonce(): string {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";
  return nonce.startsWith("__") ? "" : nonce;
}
