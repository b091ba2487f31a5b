import { PERSON } from '@gongkai/engine';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  type Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
} from 'openid-client';
import { createGuardedFetch } from '../outbound/guarded-fetch.ts';
import { placeOf } from '../outbound/allow-list.ts';

/** The provider of a unified identity, OpenID Connect. */
export interface UnifiedSettings {
  /** Its issuer, over HTTPS; over HTTP on this machine alone. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim that holds the identifier of the person. */
  readonly claim: string;
  /** Private hosts that may be reached, `host:port`, beside that of the issuer. */
  readonly allowPrivate: readonly string[];
}

/** What a sign-in on its way has to be compared with. */
export interface Underway {
  readonly nonce: string;
  readonly verifier: string;
  readonly origin: string;
}

/** Who was proved, and with how many factors. */
export interface Proved {
  readonly person: string;
  readonly factors: number;
}

/** A client of the provider. */
export interface Unified {
  /** The address to which the browser goes, and what to keep until it comes back. */
  begin(redirectUri: string, state: string): Promise<{ readonly location: string } & Omit<Underway, 'origin'>>;
  /**
   * Trades the code of the return address for the proof; null where the claim names no person.
   * @throws Error where anything of it is not as it has to be
   */
  finish(returned: URL, state: string, underway: Omit<Underway, 'origin'>): Promise<Proved | null>;
}

const SCOPE = 'openid profile';

/** Ways of RFC 8176 by which a provider says that more than a password was shown. */
const STRONG: readonly string[] = ['mfa', 'otp', 'hwk', 'swk', 'sc', 'fpt', 'face'];

const factorsIn = (amr: unknown): number =>
  Array.isArray(amr) && amr.some((one) => typeof one === 'string' && STRONG.includes(one)) ? 2 : 1;

/** What the library asks of a provider, by the one client for requests that leave. */
const fetchVia = (allowPrivate: readonly string[]) => {
  const guarded = createGuardedFetch({ allowPrivate, maxBytes: 1024 * 1024 });
  return async (
    url: string,
    options: { readonly method: string; readonly headers: Record<string, string>; readonly body?: unknown },
  ): Promise<Response> => {
    const { body } = options;
    const answer = await guarded.fetch(url, {
      method: options.method === 'POST' ? 'POST' : 'GET',
      headers: options.headers,
      // The only body is the form of a token request.
      ...(body instanceof URLSearchParams ? { body: body.toString() } : {}),
    });
    // The library reads JSON, and refuses anything else; it also needs the type.
    return new Response(answer.body, { status: answer.status, headers: { 'content-type': 'application/json' } });
  };
};

/** Connects to a provider when the first person comes; a provider that is down does not stop other ways in. */
export const connectUnified = ({ issuer, clientId, clientSecret, claim, allowPrivate }: UnifiedSettings): Unified => {
  const address = new URL(issuer);
  const isPlain = address.protocol === 'http:';
  const fetch = fetchVia([...allowPrivate, placeOf(address)]);
  let known: Promise<Configuration> | null = null;
  const connect = async (): Promise<Configuration> => {
    const found = await discovery(address, clientId, undefined, ClientSecretBasic(clientSecret), {
      [customFetch]: fetch,
      // Signatures of ID tokens are checked, also of those that come straight from the provider.
      execute: [enableNonRepudiationChecks, ...(isPlain ? [allowInsecureRequests] : [])],
    });
    found[customFetch] = fetch;
    return found;
  };
  const configuration = (): Promise<Configuration> => {
    known ??= connect().catch((error: unknown) => {
      known = null;
      throw error;
    });
    return known;
  };
  return {
    begin: async (redirectUri, state) => {
      const [nonce, verifier] = [randomNonce(), randomPKCECodeVerifier()];
      const location = buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: SCOPE,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
      return { location: location.href, nonce, verifier };
    },
    finish: async (returned, state, { nonce, verifier }) => {
      const tokens = await authorizationCodeGrant(await configuration(), returned, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      const person = claims?.[claim];
      if (typeof person !== 'string' || !PERSON.test(person)) return null;
      return { person, factors: factorsIn(claims?.['amr']) };
    },
  };
};
