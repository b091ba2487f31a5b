import type { AnyProcedure, Text } from '@gongkai/core';

/** The label of a clock: that of its period, whose name is the beginning of its identifier; without one the identifier. */
export const clockLabel = (procedure: AnyProcedure | undefined, clock: string): Text =>
  procedure?.periods[clock.split(':')[0] ?? clock]?.label ?? { zh: clock, en: clock };
