import type { AppType } from '@gongkai/api';
import { type ClientResponse, hc } from 'hono/client';
import { attendedFetch } from './attended.ts';
import { refusedBy, Unreachable } from './problem.ts';

/** The typed client of the API that serves this page. */
export const api = hc<AppType>(location.origin, { fetch: attendedFetch }).api.v1;

/** The body of an answer that is not a refusal. */
export type Answered<R> =
  R extends ClientResponse<infer Body, infer Status, infer Format>
    ? Status extends 200 | 201 | 202
      ? Format extends 'json'
        ? Body
        : never
      : Status extends 204
        ? null
        : never
    : never;

/**
 * The body of an answer.
 * @throws Refused with the problem of the server; Unreachable where nothing answered.
 */
export const answerOf = async <R extends ClientResponse<unknown, number, string>>(
  sent: Promise<R>,
): Promise<Answered<R>> => {
  let response: R;
  try {
    response = await sent;
  } catch (error) {
    throw new Unreachable('no answer', { cause: error });
  }
  if (!response.ok) throw await refusedBy(response);
  // The types of an answer say what its body is.
  return (response.status === 204 ? null : await response.json()) as Answered<R>;
};
