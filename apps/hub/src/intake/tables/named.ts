/** The saved mapping that a sender names for the table it sends. */
import type { TableMapping } from "@noroshi/intake";
import type { Signed } from "../../accounts/signed.ts";
import { asReader } from "../../db/act.ts";
import { Refusal } from "../../http/problem.ts";
import { savedMappings } from "./store.ts";

/** The mapping of this name. @throws Refusal BAD_REQUEST where the body has none */
export async function mappingNamed(signed: Signed, name: string): Promise<TableMapping> {
  const { realm } = signed.room;
  const [found] = await asReader(realm, signed.acting.reader, (tx) => savedMappings(tx, name), { readOnly: true });
  if (found) return found.mapping;
  const say = {
    en: "Your body has no saved mapping of this name.",
    ja: "この名前の対応付けは、あなたの組織には保存されていません。",
  };
  throw new Refusal("BAD_REQUEST", { faults: [{ code: "BAD_VALUE", place: "mapping", say }] });
}
