import { beforeAll, describe, expect, it } from 'vitest';
import { loadStories } from '../demo/load-stories.ts';
import { incidentStories } from '../demo/incident-stories.ts';
import { requestStories } from '../demo/request-stories.ts';
import { seeded } from '../demo/seeded.ts';
import { DEPARTMENT_OFFICES, PREFECTURE_OFFICES } from '../demo/yunnan-agencies.ts';
import { keyFor, send, serve, type Server } from '../../test-support/server.ts';

/** Figures of the province's report for 2018, copied from it by hand. */
const REPORT = {
  channels: { 'in-person': 740, fax: 46, internet: 1531, letter: 1288 },
  replies: { '3.3.1': 1140, '3.3.2': 1240, '3.3.3': 146, '3.3.4': 261, '3.3.5-3.3.8': 818 },
  categories: { 'natural-disaster': 39, accident: 78, 'public-health': 5, 'social-security': 59 },
};

interface Counted {
  readonly id: string;
  readonly count: number;
  readonly share: string | null;
}
interface Report {
  readonly requests: {
    readonly received: number;
    readonly handled: number;
    readonly channels: Counted[];
    readonly replies: Counted[];
  };
  readonly incidents: { readonly total: number; readonly categories: Counted[] };
  readonly tables: readonly { readonly format: string; readonly findings: unknown[]; readonly uncounted: unknown[] }[];
}

const counts = (list: readonly Counted[]): Record<string, number> =>
  Object.fromEntries(list.map(({ id, count }) => [id, count]));

describe('the report of the simulated year', () => {
  let server: Server;
  let report: Report;

  beforeAll(async () => {
    server = await serve('2019-01-15T10:00:00+08:00');
    const chance = seeded(2018);
    await loadStories(server.engine, [...requestStories(chance), ...incidentStories(chance)], { seed: 2018 });
    const key = await keyFor(server.engine, ['supervisor'], null);
    const { text } = await send(server, 'GET', '/api/v1/reports/2018', { key });
    report = reportOf(text);
  }, 60_000);

  it('is that of the province, to the unit', () => {
    expect([report.requests.received, report.requests.handled, report.incidents.total]).toEqual([3605, 3605, 181]);
    expect(counts(report.requests.channels)).toEqual(REPORT.channels);
    expect(counts(report.requests.replies)).toEqual(REPORT.replies);
    expect(counts(report.incidents.categories)).toEqual(REPORT.categories);
    expect(report.requests.channels.find((one) => one.id === 'in-person')?.share).toBe('20.53');
  });

  it('breaks none of its own rules and leaves no result uncounted', () => {
    expect(report.tables.map(({ format, findings, uncounted }) => ({ format, findings, uncounted }))).toEqual([
      { format: 'STAT2014', findings: [], uncounted: [] },
    ]);
  });

  it('is the sum of its agencies', async () => {
    const key = await keyFor(server.engine, ['supervisor'], null);
    const receivedBy = async (agencies: readonly string[]): Promise<number> => {
      let received = 0;
      for (const agency of agencies) {
        const { text } = await send(server, 'GET', `/api/v1/reports/2018?agency=${agency}`, { key });
        received += reportOf(text).requests.received;
      }
      return received;
    };
    expect(await receivedBy(DEPARTMENT_OFFICES)).toBe(891);
    expect(await receivedBy(PREFECTURE_OFFICES)).toBe(2714);
    expect(await receivedBy(['nowhere'])).toBe(0);
  });

  it('shows a key of one agency only its own', async () => {
    const [own = '', other = ''] = DEPARTMENT_OFFICES;
    const key = await keyFor(server.engine, ['handler'], own);
    const all = await keyFor(server.engine, ['supervisor'], null);
    const [seen, asked] = await Promise.all([
      send(server, 'GET', '/api/v1/reports/2018', { key }),
      send(server, 'GET', `/api/v1/reports/2018?agency=${own}`, { key: all }),
    ]);
    expect(reportOf(seen.text).requests).toEqual(reportOf(asked.text).requests);
    expect(reportOf(seen.text).requests.received).toBeGreaterThan(0);
    expect((await send(server, 'GET', `/api/v1/reports/2018?agency=${other}`, { key })).status).toBe(403);
    expect((await send(server, 'GET', '/api/v1/reports/1999', { key })).status).toBe(422);
    expect((await send(server, 'GET', '/api/v1/reports/2018')).status).toBe(401);
  });

  it.each([
    ['2018?agencyy=kunming', 'agencyy', 400],
    ['2018?format=AR2019&format=AR2021', 'format', 422],
    ['2.018e3', 'year', 422],
    ['0x7e2', 'year', 422],
    ['2007', 'year', 422],
  ])('is refused for %s, rather than made for something else', async (asked, path, expected) => {
    const key = await keyFor(server.engine, ['supervisor'], null);
    const { status, json } = await send(server, 'GET', `/api/v1/reports/${asked}`, { key });
    expect(status).toBe(expected);
    expect(JSON.stringify(json['issues'])).toContain(`"path":"${path}"`);
  });

  it('carries what is open into the next year', async () => {
    const key = await keyFor(server.engine, ['supervisor'], null);
    const { text } = await send(server, 'GET', '/api/v1/reports/2019?format=AR2021', { key });
    expect(reportOf(text)).toMatchObject({ requests: { received: 0 }, tables: [{ format: 'AR2021', findings: [] }] });
  });
});

// The API's own schema of a report, checked when the app is compiled.
const reportOf = (text: string): Report => JSON.parse(text) as Report;
