import { randomUUID } from 'node:crypto';
import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import type { ApiErrorCode } from './http/api-errors.ts';
import { apiProblem } from './http/problem.ts';

// Codes of the parser and of the server of Node (lib/_http_server.js, llhttp); any other is a request that is not HTTP.
const CODES: Readonly<Record<string, ApiErrorCode>> = {
  HPE_INVALID_URL: 'http/bad-address',
  HPE_HEADER_OVERFLOW: 'http/long-header',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'http/too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'http/slow-sender',
};

const codeOf = ({ code }: NodeJS.ErrnoException): ApiErrorCode => CODES[code ?? ''] ?? 'http/bad-request';

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  413: 'Content Too Large',
  431: 'Request Header Fields Too Large',
};

// What was sent cannot be read, so neither can its language: the answer is in that of the API's default.
const answerFor = (code: ApiErrorCode, requestId: string): string => {
  const problem = { ...apiProblem(code), instance: requestId };
  const body = JSON.stringify(problem);
  return [
    `HTTP/1.1 ${problem.status} ${REASONS[problem.status] ?? 'Bad Request'}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Content-Language: zh',
    `X-Request-Id: ${requestId}`,
    'X-Content-Type-Options: nosniff',
    "Content-Security-Policy: default-src 'none'",
    `Date: ${new Date().toUTCString()}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
};

/**
 * Answers what the parser of HTTP refuses, before any route sees it, as a problem document, and closes the connection.
 * Nothing of what was sent is repeated or logged.
 */
export const answerUnreadable = (server: Server, logger: Logger): void => {
  const responses = new WeakMap<Socket, ServerResponse>();
  server.on('request', ({ socket }, response: ServerResponse) => responses.set(socket, response));
  server.on('clientError', (error: NodeJS.ErrnoException, stream) => {
    const socket = stream as Socket;
    const response = responses.get(socket);
    const inAnAnswer = response !== undefined && response.headersSent && !response.writableFinished;
    // A second answer in the middle of one would be read as a part of it.
    if (error.code === 'ECONNRESET' || !socket.writable || inAnAnswer) {
      socket.destroy();
      return;
    }
    const requestId = randomUUID();
    const code = codeOf(error);
    logger.info({ requestId, status: apiProblem(code).status, code }, 'unreadable request');
    socket.end(answerFor(code, requestId));
    socket.destroySoon();
  });
};
