/** Counters and gauges in the text format that Prometheus reads. */
export interface Metrics {
  count(name: string, labels?: Readonly<Record<string, string>>, by?: number): void;
  set(name: string, value: number, labels?: Readonly<Record<string, string>>): void;
  /** Forgets all series of a name. */
  clear(name: string): void;
  render(): string;
}

const HELP: Readonly<Record<string, readonly ['counter' | 'gauge', string]>> = {
  gongkai_http_requests_total: ['counter', 'Requests by method, route and status'],
  gongkai_facts_recorded_total: ['counter', 'Facts recorded since the start, by type'],
  gongkai_refusals_total: ['counter', 'Submissions refused since the start, by code'],
  gongkai_sweep_runs_total: ['counter', 'Runs of the sweep'],
  gongkai_sweep_expiries_total: ['counter', 'Expiries recorded by the sweep'],
  gongkai_sweep_failed_cases: ['gauge', 'Cases that the last sweep could not handle'],
  gongkai_sweep_last_success_seconds: ['gauge', 'Unix time of the last sweep that ended'],
  gongkai_sweep_lag_seconds: ['gauge', 'How long the earliest expiry that is not recorded has been due'],
  gongkai_deliveries_total: ['counter', 'Tries to deliver webhooks and mails, by kind and outcome'],
  gongkai_cases: ['gauge', 'Cases by procedure and state, counted once a minute at most'],
  gongkai_overdue_clocks: ['gauge', 'Periods past their end and not ended, by procedure and whom they bind'],
  gongkai_calendar_missing_year: ['gauge', 'First year whose holiday notice is not loaded'],
};

const escaped = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

const seriesOf = (name: string, labels: Readonly<Record<string, string>>): string => {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}="${escaped(value)}"`);
  return pairs.length === 0 ? name : `${name}{${pairs.join(',')}}`;
};

/** A registry in memory; labels never hold personal data. */
export const createMetrics = (): Metrics => {
  const values = new Map<string, Map<string, number>>();
  const change = (name: string, labels: Readonly<Record<string, string>>, next: (old: number) => number): void => {
    const series = values.get(name) ?? new Map<string, number>();
    values.set(name, series);
    const key = seriesOf(name, labels);
    series.set(key, next(series.get(key) ?? 0));
  };
  return {
    count: (name, labels = {}, by = 1) => change(name, labels, (old) => old + by),
    set: (name, value, labels = {}) => change(name, labels, () => value),
    clear: (name) => void values.delete(name),
    render: () =>
      [...values]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([name, series]) => {
          const [type, help] = HELP[name] ?? (['gauge', name] as const);
          return [
            `# HELP ${name} ${help}`,
            `# TYPE ${name} ${type}`,
            ...[...series].map(([key, value]) => `${key} ${value}`),
          ];
        })
        .join('\n')
        .concat('\n'),
  };
};
