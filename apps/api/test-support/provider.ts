import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { onTestFinished } from 'vitest';

const CLIENT = 'gongkai';
const SECRET = 'a secret of the client';

type Claims = Readonly<Record<string, unknown>>;

const partsOf = (token: string): readonly string[] => token.split('.');

/** The claims of an ID token. */
const claimsOf = (token: string): Claims => {
  const value: unknown = JSON.parse(Buffer.from(partsOf(token)[1] ?? '', 'base64url').toString('utf8'));
  return { ...Object(value) };
};

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Changes the ID token in what a response is about to say. */
const rewriting = (response: ServerResponse, change: (token: string) => string): void => {
  const end = response.end.bind(response);
  const changed = (body: unknown): string => {
    const said: Record<string, unknown> = { ...Object(JSON.parse(String(body))) };
    const text = JSON.stringify({ ...said, id_token: change(String(said['id_token'])) });
    response.setHeader('content-length', Buffer.byteLength(text));
    return text;
  };
  Object.assign(response, { end: (body: unknown) => end(body === undefined ? undefined : changed(body)) });
};

/** An OpenID provider on this machine, where everyone is `account`. */
export const startProvider = async (redirectUri: string) => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const state = {
    account: 'li',
    amr: ['pwd'],
    /** Changes the claims of an ID token, which is signed again with the key of the provider. */
    claims: null as ((claims: Claims) => Claims) | null,
    /** Changes the ID token as it is. */
    token: null as ((token: string) => string) | null,
  };
  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT,
        client_secret: SECRET,
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'k' }] },
    cookies: { keys: ['a key of cookies'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    conformIdTokenClaims: false,
    claims: { openid: ['sub', 'amr'], profile: ['preferred_username'] },
    pkce: { required: () => true },
    findAccount: (_, id) => ({ accountId: id, claims: async () => ({ sub: id, preferred_username: id }) }),
    loadExistingGrant: async ({ oidc }) => {
      const accountId = oidc.session?.accountId ?? '';
      const grant = new provider.Grant({ clientId: CLIENT, accountId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  const resigned = (token: string): string => {
    const { claims } = state;
    if (claims === null) return token;
    const [head = ''] = partsOf(token);
    const signed = `${head}.${encoded(claims(claimsOf(token)))}`;
    return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
  };
  server.on('request', (request, response) => {
    const { account, amr, token } = state;
    if (request.url?.startsWith('/interaction/') === true) {
      void provider.interactionFinished(request, response, { login: { accountId: account, amr, remember: false } });
      return;
    }
    if (request.url === '/token') rewriting(response, (one) => (token ?? ((same: string) => same))(resigned(one)));
    void answer(request, response);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { issuer, state, clientId: CLIENT, clientSecret: SECRET };
};

/** Follows a browser through the provider until it is sent back; the path and the query with which it comes. */
export const goThrough = async (location: string): Promise<string> => {
  const jar = new Map<string, string>();
  let next = new URL(location);
  for (let hops = 0; hops < 10; hops += 1) {
    if (next.pathname.startsWith('/api/')) return next.pathname + next.search;
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(next, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const to = answer.headers.get('location');
    if (to === null) throw new Error(`${answer.status}: ${await answer.text()}`);
    next = new URL(to, next);
  }
  throw new Error('the provider sends the browser in a circle');
};
