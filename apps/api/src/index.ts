export type { AppType } from './app.ts';
export { createApp } from './app.ts';
export { createClient } from './client.ts';
export type { Metrics } from './http/metrics.ts';
export { createMetrics } from './http/metrics.ts';
export type { Problem } from './http/problem.ts';
export { API_ERRORS, HTTP_STATUS } from './http/problem.ts';
export type { Deps } from './http/types.ts';
