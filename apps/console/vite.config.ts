/**
 * How the console is built: one page, no inline script or style, fonts and pages in chunks of their own.
 * `NOROSHI_HUB` names the hub that the dev server passes /api to.
 */
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const hub = process.env["NOROSHI_HUB"] ?? "http://127.0.0.1:7300";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2023",
    cssTarget: "chrome120",
    chunkSizeWarningLimit: 600,
    rollupOptions: {
      input: { index: `${import.meta.dirname}/index.html`, worker: `${import.meta.dirname}/src/drafts/worker.ts` },
      // The form's worker has a lasting address: it is the reach of what it may answer.
      output: {
        entryFileNames: ({ name }) => (name === "worker" ? "file/worker.js" : "assets/[name]-[hash].js"),
      },
    },
  },
  server: { proxy: { "/api": { target: hub, changeOrigin: false } } },
});
