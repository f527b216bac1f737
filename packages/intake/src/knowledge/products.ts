/** The names of the products of a CSAF advisory by their ids: branches, full names and relationships (CSAF §3.2.2). */
import { isRecord } from "../stix/object.ts";

/** Product id → name; what is shapeless is passed over, for an id alone still names the product. */
export function productNames(tree: unknown): ReadonlyMap<string, string> {
  // untrusted: any JSON value; its depth was checked when it was read.
  const names = new Map<string, string>();
  if (!isRecord(tree)) return names;
  const take = (product: unknown) => {
    if (!isRecord(product)) return;
    const { product_id: id, name } = product;
    if (typeof id === "string" && typeof name === "string" && id.length <= 1_000) names.set(id, name.slice(0, 1_000));
  };
  const branch = (value: unknown) => {
    if (!isRecord(value)) return;
    take(value["product"]);
    for (const inner of list(value["branches"])) branch(inner);
  };
  for (const one of list(tree["branches"])) branch(one);
  for (const one of list(tree["full_product_names"])) take(one);
  for (const one of list(tree["relationships"])) if (isRecord(one)) take(one["full_product_name"]);
  return names;
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
