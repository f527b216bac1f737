/** Puts the console together: words, colours, clock, questions, pages. The only place that knows all of them. */
import "@mantine/core/styles/baseline.layer.css";
import "@mantine/core/styles/default-css-variables.layer.css";
import "@mantine/core/styles/global.layer.css";
import "@mantine/core/styles/UnstyledButton.layer.css";
import "@mantine/core/styles/CloseButton.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import "@mantine/core/styles/Popover.layer.css";
import "@mantine/core/styles/Menu.layer.css";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Modal.layer.css";
import "./tokens.css";
import "./ui/css/base.css";
import "./ui/css/notice.css";
import "./ui/css/strip.css";
import "./ui/css/masthead.css";
import "./ui/css/blocks.css";
import "./ui/css/tables.css";
import "./ui/css/chips.css";
import "./ui/css/controls.css";
import "./ui/css/fires.css";
import "./ui/css/fall.css";
import "./ui/css/axis.css";
import "./ui/css/sheets.css";
import "./ui/css/states.css";
import "./ui/css/filing.css";
import "./ui/css/mantine.css";
import { MantineProvider } from "@mantine/core";
import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { type ReactNode, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { currentPreferences } from "./app/preferences.ts";
import { PreferencesProvider, usePreferences } from "./app/preferences-context.tsx";
import { RealmClock } from "./app/realm-clock.tsx";
import { router } from "./app/router.tsx";
import { cssVariables, styleNonce, theme } from "./app/theme.ts";
import { fetchFonts } from "./fonts.ts";
import { isSignedOut, worthRetrying } from "./hub/problem.ts";
import { GoContext } from "./ui/go.tsx";
import { Toasts } from "./ui/toasts.tsx";
import { startWords } from "./words/i18n.ts";

const preferences = currentPreferences();
const i18n = startWords(preferences.lang);
document.documentElement.lang = preferences.lang;

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // A session that has ended shows first in whatever was asked next; asking who we are sends us to the door.
    onError: (error, query) => {
      if (isSignedOut(error) && query.queryKey[0] !== "me") void client.invalidateQueries({ queryKey: ["me"] });
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => worthRetrying(error) && failures < 2,
      retryDelay: (failures) => 500 * 2 ** failures,
      refetchOnWindowFocus: true,
    },
  },
});

function Coloured({ children }: { readonly children: ReactNode }) {
  const { shown } = usePreferences();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      getStyleNonce={styleNonce}
      forceColorScheme={shown}
    >
      {children}
    </MantineProvider>
  );
}

const place = document.getElementById("root");
if (!place) throw new Error("the page has no root");
createRoot(place).render(
  <StrictMode>
    <I18nextProvider i18n={i18n}>
      <PreferencesProvider first={preferences} i18n={i18n}>
        <Coloured>
          <QueryClientProvider client={client}>
            <RealmClock>
              <GoContext value={(href) => router.history.push(href)}>
                <Toasts>
                  <RouterProvider router={router} />
                </Toasts>
              </GoContext>
            </RealmClock>
          </QueryClientProvider>
        </Coloured>
      </PreferencesProvider>
    </I18nextProvider>
  </StrictMode>,
);
fetchFonts();
