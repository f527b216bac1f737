/** A person with a password, made at the local door. Demo sign-ins are shown to everybody and exist in exercise realms only. */
import type { local } from "@noroshi/api";
import type { z } from "zod";
import { asDuty } from "../../db/act.ts";
import type { OpenRealm } from "../../open-realm.ts";
import { BY_LOCAL_DOOR, deed } from "../deed.ts";
import { addDemoAccount } from "../realm-data/store.ts";
import { bodyBySlug, drawn, wrong } from "../register.ts";
import type { SignIn } from "../sign-in.ts";
import { personOfLogin, writePerson } from "../store.ts";

/** @throws Refusal BAD_REQUEST for an unknown body, a demo account in a live realm, an address that is known here */
export async function addAccount(
  room: OpenRealm,
  signIn: SignIn,
  o: z.infer<typeof local.NewAccount>,
): Promise<{ personId: string }> {
  const body = await bodyBySlug(room, o.organisation);
  if (o.demo && room.realm.kind !== "exercise")
    throw wrong("demo", "Demo sign-ins exist in exercise realms only.", "見本のサインインは演習領域だけにあります。");
  const { internalAdapter, password } = await signIn.$context;
  const known = await internalAdapter.findUserByEmail(o.email);
  const here = known ? await asDuty(room.realm, "door", (tx) => personOfLogin(tx, known.user.id)) : undefined;
  // Setting up a demo again changes nothing; anything else would pass over the password that was given now.
  if (here !== undefined && o.demo) return { personId: here };
  if (here !== undefined)
    throw wrong(
      "email",
      `${o.email} has a sign-in in this realm already.`,
      `${o.email} はこの領域ですでに登録されています。`,
    );
  const user =
    known?.user ??
    (await internalAdapter.createUser({ email: o.email, name: o.name, emailVerified: true }, { method: "admin" }));
  if (!known)
    await internalAdapter.linkAccount({
      userId: user.id,
      providerId: "credential",
      accountId: user.id,
      password: await password.hash(o.password),
    });
  const personId = drawn(room, `person ${o.email}`);
  await deed(room, BY_LOCAL_DOOR, body.id, async (tx) => {
    await writePerson(tx, {
      personId,
      actorId: drawn(room, `actor ${o.email}`),
      loginId: user.id,
      name: o.demo?.name ?? { en: o.name, ja: o.name },
      organisationId: body.id,
      role: o.role,
    });
    if (o.demo)
      await addDemoAccount(tx, {
        email: o.email,
        password: o.password,
        name: o.demo.name,
        role: o.demo.role,
        body: body.name,
      });
    return { result: undefined, deeds: [{ act: "membership.began", subject: personId, facts: { role: o.role } }] };
  });
  return { personId };
}
