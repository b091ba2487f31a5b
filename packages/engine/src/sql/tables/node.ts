import { type ClockStop, STOP_REASONS } from '../../store/clock-stops.ts';
import { columnsOf, defineTable } from '../table.ts';

const aStop = columnsOf<ClockStop>();
export const CLOCK_STOPS = defineTable<ClockStop>()('clock_stops', ['id'], {
  id: aStop.text('id'),
  reason: aStop.word('reason', STOP_REASONS),
  jump: aStop.integer('jump'),
  agreed_at: aStop.integer('agreedAt'),
  found_at: aStop.integer('foundAt'),
  ended_at: aStop.optionalInteger('endedAt', 'always'),
  ended_by: aStop.optionalText('endedBy', 'always'),
});

/** The one row that a probe writes again and again. */
export interface Probe {
  readonly id: number;
  readonly at: number;
  readonly filler: string;
}

const aProbe = columnsOf<Probe>();
export const PROBES = defineTable<Probe>()('probes', ['id'], {
  id: aProbe.integer('id'),
  at: aProbe.integer('at', 'always'),
  filler: aProbe.text('filler', 'always'),
});
