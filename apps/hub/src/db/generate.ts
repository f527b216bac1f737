/**
 * Writes tables.ts anew from the migrations: makes a realm on a throw-away database and describes it.
 * Run after adding a migration: node apps/hub/src/db/generate.ts
 */
import { writeFileSync } from "node:fs";
import { asAdmin } from "./admin.ts";
import { describeTables } from "./describe.ts";
import { createRealm } from "./realm.ts";
import { testCluster } from "./testing.ts";

await using cluster = await testCluster();
const realm = await createRealm(cluster.database, { name: "described", kind: "exercise" });
const text = await asAdmin(cluster.database, (client) => describeTables(client, realm.names.schema));
writeFileSync(new URL("./tables.ts", import.meta.url), text);
await realm.close();
