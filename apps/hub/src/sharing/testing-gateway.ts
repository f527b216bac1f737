/** A partner's gateway that takes whatever is pushed to it, and the port's form over some values. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Gateway {
  readonly host: string;
  readonly notes: readonly { readonly path: string; readonly body: string }[];
  readonly close: () => void;
}

/** Listens on a free port of this machine. */
export async function takingGateway(): Promise<Gateway> {
  const notes: { readonly path: string; readonly body: string }[] = [];
  const server = createServer((req, res) => {
    let body = "";
    req.on("data", (part: Buffer) => (body += part.toString()));
    req.on("end", () => {
      notes.push({ path: req.url ?? "", body });
      res.writeHead(204).end();
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", () => ready()));
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, notes, close: () => void server.close() };
}

export const portForm = (number: string, values: readonly string[], abroad: boolean): unknown => ({
  schema: "common-form/1",
  form: "common-form-ransomware",
  answers: {
    報告番号: number,
    報告組織名: "港",
    "侵害指標（IoC）": values.map((v) => `IPアドレス：${v}`).join("\n"),
    調整機関への提供: "同意する",
    匿名化した技術情報の共有: "同意する",
    海外機関への共有: abroad ? "同意する" : "同意しない",
    TLP: "TLP:AMBER",
  },
});
