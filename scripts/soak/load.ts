import type { Target } from '../shared/own-server.ts';

/** What one request gave. */
export interface Answered {
  readonly kind: string;
  /** 0 without an answer. */
  readonly status: number;
  readonly ms: number;
}

/** Identifiers of cases that may be asked for; the newest replace the oldest. */
const MOST_KNOWN = 500;
const REPORT = '全年收到政府信息公开申请100件,其中网络申请60件,占60%;信函申请40件,占40%。\n';

interface Call {
  readonly kind: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object;
}

const opening = (now: Date): object => ({
  procedure: 'disclosure-request',
  fact: {
    type: 'request.submitted',
    at: new Date(now.getTime() - 60_000).toISOString().replace('Z', '+00:00'),
    channel: 'in-person',
    applicant: { kind: 'natural', name: '张三丰', contact: '13800138000', identityProof: true },
    description: '某地块征收批复',
  },
});

/** A mix of what a busy office asks: mostly reading, one in five writes, now and then a calculation. */
export const mixedCalls = () => {
  const known: string[] = [];
  let turn = 0;
  const next = (): Call => {
    turn += 1;
    const id = known[turn % Math.max(1, known.length)];
    const place = turn % 10;
    if (place === 0 || id === undefined)
      return { kind: 'open a case', method: 'POST', path: '/api/v1/cases', body: opening(new Date()) };
    if (place < 4) return { kind: 'read a case', method: 'GET', path: `/api/v1/cases/${id}` };
    if (place < 6) return { kind: 'list cases', method: 'GET', path: '/api/v1/cases?order=due&limit=20' };
    if (place < 7) return { kind: 'read the facts', method: 'GET', path: `/api/v1/cases/${id}/facts` };
    if (place < 8) return { kind: 'read a clock', method: 'GET', path: `/api/v1/cases/${id}/clocks/reply` };
    return { kind: 'compute a date', method: 'GET', path: '/api/v1/calendar/deadline?start=2026-01-30&workingDays=20' };
  };
  const learn = (id: string): void => {
    known.push(id);
    if (known.length > MOST_KNOWN) known.shift();
  };
  return { next, learn };
};

/** An audit of a report: `sentences` of them take from some milliseconds to seconds. */
export const auditCall = (sentences: number): Call => ({
  kind: 'audit a report',
  method: 'POST',
  path: '/api/v1/audits',
  body: { text: REPORT.repeat(sentences) },
});

/** Sends a call and reads the whole answer. */
export const send = async (
  { address, key }: Target,
  { kind, method, path, body }: Call,
  learn: (id: string) => void,
): Promise<Answered> => {
  const started = performance.now();
  const done = (status: number): Answered => ({ kind, status, ms: performance.now() - started });
  try {
    const answer = await fetch(address + path, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (answer.status === 201) learn(String((JSON.parse(text) as { readonly id: string }).id));
    return done(answer.status);
  } catch {
    return done(0);
  }
};
