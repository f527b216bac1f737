/**
 * The values of packages as they are kept, in parts: as rows again, and whether a package holds an object. What is asked here is under
 * the caller's row security. Parts are in the order of their objects, which all are indicators.
 */
import { type RawBuilder, sql } from "kysely";

/** Parts `p` with their values `v`; its `object` is null for what was released before there were objects. */
export const DELIVERED = sql`(delivery_part p cross join lateral
  unnest(p.kinds, p.texts, p.tlps, p.ends, p.objects, p.versions, p.places) as v(kind, value, tlp, valid_until, object, modified, place))`;

/** The object of a value `v` as it was handed over. */
export const ITS_OBJECT = sql`shared_object s on s.object_id = 'indicator--' || v.object and s.modified = v.modified`;

/** Does the package of a delivery hold an indicator, in whatever version? @param objectId in full */
export function holdsObject(deliveryId: RawBuilder<unknown>, objectId: RawBuilder<unknown>): RawBuilder<boolean> {
  const object = sql`case when ${objectId} like 'indicator--%' then substr(${objectId}, length('indicator--') + 1)::uuid end`;
  return sql<boolean>`exists (select from (
    select p.objects from delivery_part p where p.delivery_id = ${deliveryId} and p.first_id <= ${object}
    order by p.first_id desc limit 1) n where ${object} = any (n.objects))`;
}
