import type { AnyProcedure } from '@gongkai/core';

/** Returns every rule of a procedure by fact: those that refuse, then those that can be acknowledged. */
export const rulesIn = ({ rules, irregular }: AnyProcedure) => [
  ...Object.entries(rules).flatMap(([type, list]) => (list ?? []).map((rule) => ({ type, rule, recordable: false }))),
  ...Object.entries(irregular).flatMap(([type, list]) =>
    (list ?? []).map((rule) => ({ type, rule, recordable: true })),
  ),
];
