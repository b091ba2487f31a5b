import type { Page, Route } from 'playwright-core';

const REFUSAL = JSON.stringify({
  type: 'about:blank',
  title: 'internal',
  status: 500,
  code: 'internal',
  reason: { zh: '服务器内部出错', en: 'The server failed' },
  basis: null,
  issues: [],
  permitted: [],
  recordable: false,
  follows: null,
});

/** How requests of a page fail: by a refusal of the server, or without any answer. */
export type Failure = 'refused' | 'unanswered';

const ALL = '**/api/**';

const isOfMe = (route: Route): boolean => new URL(route.request().url()).pathname === '/api/v1/me';

/** Makes each request of a page fail, but for the one of who is signed in where `isKnown`. */
export const letFail = (page: Page, failure: Failure, { isKnown }: { readonly isKnown: boolean }): Promise<unknown> =>
  page.route(ALL, (route) => {
    if (isKnown && isOfMe(route)) return route.continue();
    if (failure === 'unanswered') return route.abort();
    return route.fulfill({ status: 500, contentType: 'application/problem+json', body: REFUSAL });
  });

/** Lets the requests of a page be answered again. */
export const letAnswer = (page: Page): Promise<void> => page.unroute(ALL);

/** What says that something is wrong: notes, and pages that have nothing but words. */
export const NOTES = '.problem, .note-bar, .plain-page, .error-summary, .field-error, .note, .may-not';

// Where a dialog is open, what is behind it can neither be read nor used.
const LACKS = `(() => {
  const part = document.querySelector('dialog[open]') ?? document.querySelector('main');
  if (part === null) return ['no part of the page is its main one'];
  const seen = (selector) => [...part.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  const says = seen(${JSON.stringify(NOTES)}).some((one) => one.innerText.trim().length >= 4);
  return [
    ...(seen('h1, h2').length > 0 ? [] : ['it has no heading']),
    ...(says ? [] : ['it does not say what happened: ' + part.innerText.slice(0, 200)]),
    ...(seen('a, button').length > 0 ? [] : ['it offers no way on']),
  ];
})()`;

/** What a page lacks that has to say what went wrong: a heading, words, a way on. */
export const lacksOf = (page: Page): Promise<readonly string[]> => page.evaluate(LACKS);
