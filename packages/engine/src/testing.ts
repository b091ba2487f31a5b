export { describeStore } from './testing/describe-store.ts';
export type { OpenStore } from './testing/transactions.suite.ts';
