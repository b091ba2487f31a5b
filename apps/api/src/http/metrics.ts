import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Upper bounds of latency, in seconds: a fact takes about one millisecond, the table of a province some hundred. */
const LATENCIES = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Makes metrics in one registry. */
const metricsIn = (registry: Registry) => {
  const registers = [registry];
  return {
    counter: <L extends string>(name: string, help: string, ...labelNames: readonly L[]) =>
      new Counter({ name, help, labelNames, registers }),
    gauge: <L extends string>(name: string, help: string, ...labelNames: readonly L[]) => {
      const made = new Gauge({ name, help, labelNames, registers });
      // A gauge without labels starts at 0, which would be wrong before the first value.
      if (labelNames.length === 0) made.remove();
      return made;
    },
    latency: <L extends string>(name: string, help: string, ...labelNames: readonly L[]) =>
      new Histogram({ name, help, labelNames, registers, buckets: LATENCIES }),
  };
};

/**
 * The metrics of a node, for Prometheus; labels never hold personal data. With `ofProcess` also those of the process:
 * processor, memory, event loop, garbage collection.
 */
export const createMetrics = ({ ofProcess = false }: { readonly ofProcess?: boolean } = {}) => {
  const registry = new Registry();
  if (ofProcess) collectDefaultMetrics({ register: registry });
  const { counter, gauge, latency } = metricsIn(registry);
  return {
    /** All of them in the text format of Prometheus. */
    render: () => registry.metrics(),
    contentType: registry.contentType,
    requests: counter(
      'gongkai_http_requests_total',
      'Requests by method, route and status',
      'method',
      'route',
      'status',
    ),
    requestSeconds: latency('gongkai_http_request_duration_seconds', 'Seconds to an answer', 'method', 'route'),
    factsRecorded: counter('gongkai_facts_recorded_total', 'Facts recorded since the start, by type', 'type'),
    refusals: counter('gongkai_refusals_total', 'Submissions refused since the start, by code', 'code'),
    sweepRuns: counter('gongkai_sweep_runs_total', 'Runs of the sweep'),
    sweepExpiries: counter('gongkai_sweep_expiries_total', 'Expiries recorded by the sweep'),
    sweepFailedCases: gauge('gongkai_sweep_failed_cases', 'Cases that the last sweep could not handle'),
    sweepLastSuccess: gauge('gongkai_sweep_last_success_seconds', 'Unix time of the last sweep that ended'),
    sweepLag: gauge('gongkai_sweep_lag_seconds', 'Seconds for which the earliest unrecorded expiry has been due'),
    clockStopped: gauge(
      'gongkai_clock_stopped',
      '1 while the clock of the host is not believed and no expiry is recorded, otherwise 0',
    ),
    headFacts: counter('gongkai_heads_facts_total', 'Facts that signed heads cover since the start'),
    headsLastSuccess: gauge('gongkai_heads_last_success_seconds', 'Unix time of the last head that was written'),
    deliveries: counter(
      'gongkai_deliveries_total',
      'Attempts to deliver webhooks and mails, by kind and outcome',
      'kind',
      'outcome',
    ),
    cases: gauge('gongkai_cases', 'Cases by procedure and state, counted once a minute at most', 'procedure', 'state'),
    overdueClocks: gauge(
      'gongkai_overdue_clocks',
      'Overdue periods by procedure and bound party',
      'procedure',
      'binds',
    ),
    calendarMissingYear: gauge('gongkai_calendar_missing_year', 'First year whose holiday notice is not loaded'),
  };
};

export type Metrics = ReturnType<typeof createMetrics>;
