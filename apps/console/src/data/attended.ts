// A page that asks by itself must not keep a session alive: only a person at it does.
const PRESENT_MS = 60_000;

let lastInput = -Infinity;

/** Notes each key and each touch. */
export const watchInput = (target: EventTarget): void => {
  const noted = (): void => {
    lastInput = performance.now();
  };
  for (const type of ['keydown', 'pointerdown']) target.addEventListener(type, noted, { capture: true, passive: true });
};

/** Whether a person used the page within the last minute. */
export const isAttended = (): boolean => performance.now() - lastInput < PRESENT_MS;

/** `fetch` that says when no person is at the page. */
export const attendedFetch: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers);
  if (!isAttended()) headers.set('x-unattended', 'true');
  return fetch(input, { ...init, headers });
};
