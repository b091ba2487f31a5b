import { send, type Server } from './server.ts';

/** The origin under which tests have the system. */
export const ORIGIN = 'http://localhost';

/** What a page of the system sends along. */
const OWN = { origin: ORIGIN, 'sec-fetch-site': 'same-origin' };

/** A browser: it keeps cookies, and says from which page a request comes. */
export const browserOn = (server: Pick<Server, 'app'>, page: Readonly<Record<string, string>> = OWN) => {
  const jar = new Map<string, string>();
  const ask = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): ReturnType<typeof send> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const sent = { ...page, ...(cookie === '' ? {} : { cookie }), ...headers };
    const answer = await send(server, method, path, { ...(body === undefined ? {} : { body }), headers: sent });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  };
  return {
    jar,
    ask,
    get: (path: string, headers?: Readonly<Record<string, string>>) => ask('GET', path, undefined, headers),
    signIn: (username: string, password: string) => ask('POST', '/api/v1/sessions', { username, password }),
    /** A second window of the same browser, or someone who stole its cookies. */
    copy: () => {
      const other = browserOn(server, page);
      for (const [name, value] of jar) other.jar.set(name, value);
      return other;
    },
  };
};

export type Browser = ReturnType<typeof browserOn>;
