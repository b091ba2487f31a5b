import type { Engine } from '@gongkai/engine';
import { cellsOf, FORMATS } from '@gongkai/stats/formats';
import { REGISTER_IDS, REGISTERS } from '@gongkai/stats/registers';
import { writePublished } from '../src/figures/stored-publication.ts';
import type { Known } from './known-values.ts';
import { AGENCIES } from './roles.ts';

/** The year of the published table. */
const YEAR = 2018;

/** A small tree, some entries of registers, and a published table of each agency. */
export const growFigures = async (engine: Engine): Promise<void> => {
  const top = { id: 'yunnan', name: '云南省', level: '省', parent: null };
  await engine.figures.putAgencies([top, ...AGENCIES.map((id) => ({ id, name: id, level: '州市', parent: top.id }))]);
  const at = await engine.now();
  for (const agency of AGENCIES) {
    const made = { agency, year: YEAR, by: 'li', at };
    const entry = { ...made, register: 'offices', seq: 1, value: '7', unit: '个', origin: 'typed', why: '' } as const;
    await engine.figures.addEntries([entry]);
    await engine.figures.publish(
      writePublished({ ...made, format: 'STAT2014', cells: { '8.1': 7 }, missing: [], corrections: [] }),
    );
  }
};

/** Adds values for requests about figures, by the names of their parameters. */
export const knowFigures = (known: Known): void => {
  const years = ['2018', '2019', '2025', '2026'];
  const values: Readonly<Record<string, unknown[]>> = {
    tables: Object.keys(FORMATS),
    year: years,
    registers: years,
    timeliness: years,
    register: [...REGISTER_IDS],
    unit: [...new Set(Object.values(REGISTERS).map(({ unit }) => unit))],
    cell: Object.values(FORMATS).flatMap((format) => cellsOf(format).map(({ id }) => id)),
    scorecards: ['daily', 'monthly', 'quarterly', 'annual'],
    month: ['2018-03', '2025-12', '2026-03'],
    parent: ['yunnan', 'kunming', null],
  };
  for (const [name, list] of Object.entries(values)) known.set(name, list);
};
