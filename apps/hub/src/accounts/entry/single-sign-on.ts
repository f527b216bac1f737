/**
 * Single sign-on with one issuer of OpenID Connect, named in the environment: discovery, PKCE, verified ID tokens. It only
 * recognises people: whoever has no login here is not let in, and no login is ever made by it. A login is found by the
 * issuer's subject, or the first time by an address that the issuer has verified.
 */
import { readFileSync } from "node:fs";
import { genericOAuth } from "better-auth/plugins/generic-oauth";

export const SSO = "sso";

export interface Issuer {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  /** What the button says. */
  readonly name: string;
}

/**
 * Reads NOROSHI_OIDC_ISSUER, NOROSHI_OIDC_CLIENT_ID, NOROSHI_OIDC_CLIENT_SECRET (or …_SECRET_FILE) and NOROSHI_OIDC_NAME.
 * @throws Error when an issuer is named without a client, or over plain HTTP to another machine
 */
export function issuerOf(env: Readonly<Record<string, string | undefined>>): Issuer | undefined {
  const url = env["NOROSHI_OIDC_ISSUER"]?.replace(/\/$/, "");
  if (url === undefined || url === "") return undefined;
  const clientId = env["NOROSHI_OIDC_CLIENT_ID"];
  if (clientId === undefined || clientId === "")
    throw new Error("NOROSHI_OIDC_ISSUER is set, NOROSHI_OIDC_CLIENT_ID is not.");
  const at = new URL(url);
  if (at.protocol !== "https:" && !["127.0.0.1", "localhost", "[::1]"].includes(at.hostname))
    throw new Error("NOROSHI_OIDC_ISSUER must be an https address; http is for this machine alone.");
  const file = env["NOROSHI_OIDC_CLIENT_SECRET_FILE"];
  const clientSecret = file === undefined ? env["NOROSHI_OIDC_CLIENT_SECRET"] : readFileSync(file, "utf8").trim();
  return { url, clientId, clientSecret, name: env["NOROSHI_OIDC_NAME"] ?? at.hostname };
}

export function singleSignOn(issuer: Issuer) {
  return genericOAuth({
    config: [
      {
        providerId: SSO,
        name: issuer.name,
        discoveryUrl: `${issuer.url}/.well-known/openid-configuration`,
        clientId: issuer.clientId,
        ...(issuer.clientSecret === undefined
          ? { tokenEndpointAuth: { method: "none" as const } }
          : { clientSecret: issuer.clientSecret }),
        scopes: ["openid", "email"],
        pkce: true,
        requireIdTokenVerification: true,
        disableSignUp: true,
        overrideUserInfo: false,
      },
    ],
  });
}
