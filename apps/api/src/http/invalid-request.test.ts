import { describe, expect, it } from 'vitest';
import { at, desk, pathsOf } from '../../test-support/desk.ts';
import { send, submission } from '../../test-support/server.ts';

describe('paths of issues', () => {
  const openings: readonly (readonly [string, object, readonly string[]])[] = [
    ['an unknown key', { ...submission(at), extra: 1 }, ['extra']],
    ['an unknown key of the fact', submission(at, { extra: 1 }), ['fact.extra']],
    ['a wrong part inside', submission(at, { applicant: { kind: 'king' } }), ['fact.applicant.kind']],
    ['an unknown fact', submission(at, { type: 'request.guessed' }), ['fact.type']],
    ['an instant in the future', submission('2026-03-02T10:00:01+08:00'), ['fact.at']],
    ['an unknown setting', { ...submission(at), settings: { nonsense: 1 } }, ['settings.nonsense']],
    [
      'a setting of another value',
      { ...submission(at), settings: { 'correction.late': 'x' } },
      ['settings.correction.late'],
    ],
  ];

  it.each(openings)('lead from the body of an opening to %s', async (_, body, paths) => {
    const { server, key } = await desk();
    const answer = await send(server, 'POST', '/api/v1/cases', { key, body });
    expect([answer.status, pathsOf(answer.json)]).toEqual([422, paths]);
  });

  it.each([
    ['/api/v1/cases?dueBfore=x', 'dueBfore', 'dueBefore'],
    ['/api/v1/reports/2026?agncy=x', 'agncy', 'agency'],
    // The start is wrong as well: what is unknown comes first.
    ['/api/v1/calendar/deadline?start=x&workingDays=1&stric=1', 'stric', 'strict'],
    ['/api/v1/procedures?page=2', 'page', 'takes none'],
  ])('name the unknown parameter of %s, and those that the address knows', async (path, unknown, known) => {
    const { server, key } = await desk();
    const { status, json } = await send(server, 'GET', path, { key });
    expect([status, json['code'], pathsOf(json)]).toEqual([400, 'http/unknown-parameter', [unknown]]);
    expect(JSON.stringify(json['issues'])).toContain(known);
  });

  it('repeat no more than the beginning of a long name', async () => {
    const { server, key } = await desk();
    const { json } = await send(server, 'GET', `/api/v1/cases?${'a'.repeat(5000)}=1`, { key });
    expect(pathsOf(json)).toEqual(['a'.repeat(64)]);
  });

  it('say of an instant beyond the years that it is out of range', async () => {
    const { server, key } = await desk();
    const body = submission('9999-12-31T23:59:59-14:00');
    const answer = await send(server, 'POST', '/api/v1/cases', { key, body });
    expect(JSON.stringify(answer.json['issues'])).toContain('is outside the years 0001 to 9999');
  });
});
