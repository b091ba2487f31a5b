import { describe, expect, it } from 'vitest';
import { at, desk } from '../../test-support/desk.ts';
import { opened, send } from '../../test-support/server.ts';
import { createMetrics } from './metrics.ts';

/** Names that dashboards and alarms of operators rely on. */
const NAMES = {
  gongkai_calendar_missing_year: 'gauge',
  gongkai_cases: 'gauge',
  gongkai_clock_stopped: 'gauge',
  gongkai_deliveries_total: 'counter',
  gongkai_facts_recorded_total: 'counter',
  gongkai_heads_facts_total: 'counter',
  gongkai_heads_last_success_seconds: 'gauge',
  gongkai_http_request_duration_seconds: 'histogram',
  gongkai_http_requests_total: 'counter',
  gongkai_overdue_clocks: 'gauge',
  gongkai_refusals_total: 'counter',
  gongkai_sweep_expiries_total: 'counter',
  gongkai_sweep_failed_cases: 'gauge',
  gongkai_sweep_lag_seconds: 'gauge',
  gongkai_sweep_last_success_seconds: 'gauge',
  gongkai_sweep_runs_total: 'counter',
};

const typesIn = (text: string) =>
  Object.fromEntries([...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = '', type = '']) => [name, type]));

describe('metrics', () => {
  it('keep their names and types', async () => {
    expect(typesIn(await createMetrics().render())).toEqual(NAMES);
  });

  it('have no value for a figure that is not known yet', async () => {
    const text = await createMetrics().render();
    expect(text).not.toMatch(/^gongkai_(?:sweep_last_success_seconds|sweep_lag_seconds|calendar_missing_year) /m);
    expect(text).toMatch(/^gongkai_sweep_runs_total 0$/m);
  });

  it('are those of the process as well where it is asked for', async () => {
    const { process_cpu_seconds_total: cpu, nodejs_eventloop_lag_seconds: lag } = typesIn(
      await createMetrics({ ofProcess: true }).render(),
    );
    expect([cpu, lag]).toEqual(['counter', 'gauge']);
  });

  it('count requests by route and status, time them, and count facts, refusals and cases', async () => {
    const { server, key } = await desk();
    const id = await opened(server, key, at);
    await send(server, 'POST', `/api/v1/cases/${id}/facts`, { key, body: { type: 'request.archived', at } });
    const { text, headers } = await send(server, 'GET', '/metrics');
    expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    for (const line of [
      'gongkai_http_requests_total{method="POST",route="/api/v1/cases/:id/facts",status="409"} 1',
      'gongkai_http_request_duration_seconds_count{method="POST",route="/api/v1/cases/:id/facts"} 1',
      'gongkai_facts_recorded_total{type="request.submitted"} 1',
      'gongkai_refusals_total{code="fact/refused"} 1',
      'gongkai_cases{procedure="disclosure-request",state="received"} 1',
      'gongkai_calendar_missing_year 2027',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
    expect(text).toMatch(/^gongkai_sweep_lag_seconds \d/m);
  });
});
