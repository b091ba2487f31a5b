import { type AnyProcedure, PROCEDURES } from '@gongkai/core';
import { describe, expect, it } from 'vitest';
import { facts, listIn } from '../../test-support/desk.ts';
import { type Row, ROWS } from '../../test-support/recordable-acts.ts';
import type { Step } from '../../test-support/recordable-requests.ts';
import { keyFor, send, serve, type Server } from '../../test-support/server.ts';

const REASON = '经办人病假,事后补录';

/** A key for each fact: of the one person of the row where that holds its duty, else of the first duty. */
const keysFor = (server: Server, { allowedDuties }: AnyProcedure, one: readonly string[]) => {
  const known = new Map<string, Promise<string>>();
  return (type: string): Promise<string> => {
    const holders = allowedDuties[type] ?? [];
    const [duty = 'system'] = holders.filter((name) => name !== 'applicant');
    const duties = one.some((name) => holders.includes(name)) ? one : [duty];
    const found = known.get(duties.join()) ?? keyFor(server.engine, duties);
    known.set(duties.join(), found);
    return found;
  };
};

/** Opens a case, records what came before the act, and moves to its instant. */
const played = async ({ procedure, clock, before, act, settings, one = [] }: Row) => {
  const server = await serve(`${before[0]?.[1] ?? ''}T10:00:00+08:00`);
  const keyOf = keysFor(server, procedure, one);
  const bodyOf = ([type, on, data]: Step) => ({ type, at: `${on}T10:00:00+08:00`, ...data });
  let path = '/api/v1/cases';
  for (const step of before) {
    const isFirst = path === '/api/v1/cases';
    server.moveTo(bodyOf(step).at);
    const body = isFirst ? { procedure: procedure.id, settings, fact: bodyOf(step) } : bodyOf(step);
    const { status, json, text } = await send(server, 'POST', path, { key: await keyOf(step[0]), body });
    if (status > 201) throw new Error(`${step[0]}: ${text}`);
    path = facts(String(json['id']));
  }
  server.moveTo(bodyOf(act).at);
  await server.engine.sweep();
  const key = await keyOf(act[0]);
  const letterKey = await keyOf('extension.notified');
  const letter = bodyOf(['extension.notified', act[1]]);
  return {
    body: bodyOf(act),
    post: (body: object) => send(server, 'POST', path, { key, body }),
    notify: () => send(server, 'POST', path, { key: letterKey, body: letter }),
    read: () => send(server, 'GET', path.replace(/\/facts$/, ''), { key }),
    clockIn: (json: Readonly<Record<string, unknown>>) => listIn(json, 'clocks').find(({ id }) => id === clock),
  };
};

describe('an unlawful act that happened', () => {
  it('has a row here for every rule that may be broken on acknowledgement', () => {
    const codes = PROCEDURES.flatMap(({ irregular }) => Object.values(irregular).flat()).map(({ code }) => code);
    const tried = ROWS.map(({ code }) => code).filter((code) => code !== 'actor/separation-of-duties');
    expect(new Set(tried)).toEqual(new Set(codes));
  });

  it.each(ROWS)(
    '$code by $act.0 is recorded on acknowledgement only, is shown, and gives the agency nothing',
    async (row) => {
      const { body, post, read, clockIn } = await played(row);
      const { code, status, follows, known, state, act } = row;
      const before = (await read()).json;
      expect(clockIn(before)).toBeDefined();
      const permission = listIn(before, 'permitted').find(({ fact }) => fact === act[0]);
      expect(permission).toMatchObject(
        known ? { allowed: false, why: { code, recordable: true, follows } } : { allowed: true, why: null },
      );

      const refused = await post(body);
      expect(refused.json).toMatchObject({ status, code, recordable: true, follows });
      expect((await read()).json).toEqual(before);

      const accepted = await post({ reason: REASON, ...body, acknowledged: [code] });
      expect(accepted.json).toMatchObject({ state: { id: state } });
      expect(clockIn((await read()).json)).toEqual(clockIn(before));
      const [shown, ...more] = listIn(accepted.json, 'irregularities');
      const reason = 'reason' in body ? body.reason : REASON;
      expect(shown).toMatchObject({ seq: accepted.json['version'], fact: act[0], at: body.at, reason });
      expect(listIn(shown ?? {}, 'rules')[0]).toMatchObject({ code, text: refused.json['reason'], follows });
      expect(more).toEqual([]);
    },
  );

  it.each(ROWS.filter(({ hasLetter }) => hasLetter))(
    '$code by $act.0 leaves no extension of which the applicant could be notified',
    async (row) => {
      const { body, post, notify } = await played(row);
      expect((await post({ ...body, acknowledged: [row.code], reason: REASON })).status).toBe(200);
      expect((await notify()).json).toMatchObject({ status: 409, code: 'rule/no-extension' });
    },
  );
});
