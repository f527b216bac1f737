/** An issuer of OpenID Connect on this machine: whoever types an address and any password is that address, verified. */
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

export const CLIENT = { id: "noroshi", secret: "a secret between the issuer and the hub" };

export interface Issuer {
  readonly url: string;
  /** Opens for the hub at this address. */
  readonly openFor: (hub: string) => void;
  readonly stop: () => void;
}

/** Takes its port at once, so that a hub can be told of it; answers once it is opened. */
export async function startIssuer(): Promise<Issuer> {
  let answer: RequestListener = (_req, res) => void res.writeHead(503).end();
  const server = createServer((req, res) => answer(req, res));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    openFor(hub) {
      const provider = new Provider(url, {
        clients: [
          {
            client_id: CLIENT.id,
            client_secret: CLIENT.secret,
            redirect_uris: [`${hub}/api/auth/callback/sso`],
            grant_types: ["authorization_code"],
            response_types: ["code"],
          },
        ],
        pkce: { required: () => true },
        claims: { openid: ["sub"], email: ["email", "email_verified"] },
        conformIdTokenClaims: false,
        findAccount: (_ctx, id) => ({
          accountId: id,
          claims: () => ({ sub: id, email: id, email_verified: true }),
        }),
      });
      answer = provider.callback();
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
