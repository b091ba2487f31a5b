import type { Instant } from '@gongkai/calendar';
import type { Engine, RegisterEntry } from '@gongkai/engine';
import type { RegisterId } from '@gongkai/stats/registers';
import { REGISTERS } from '@gongkai/stats/registers';
import { type Chance, seeded } from './seeded.ts';
import { DEPARTMENT_OFFICES, PREFECTURE_OFFICES, PROVINCE } from './yunnan-agencies.ts';

/**
 * The value of a register in the report: one sum, or separate values of the prefectures, the departments and the
 * province.
 */
interface Said {
  readonly all?: number;
  readonly prefectures?: number;
  readonly departments?: number;
  readonly province?: number;
}

/** Figures of Yunnan's report for 2018 that no case counts, by the register that holds them. */
const REPORTED = {
  'proactive-items': { prefectures: 2_207_810, departments: 223_484 },
  'gazette-items': { all: 7451 },
  'website-items': { prefectures: 1_130_948, departments: 119_634 },
  'weibo-items': { prefectures: 414_409, departments: 23_022 },
  'wechat-items': { prefectures: 415_891, departments: 22_797 },
  'other-channel-items': { all: 717_759 },
  responses: { prefectures: 17_156, departments: 2512 },
  'press-conferences': { prefectures: 818, departments: 255, province: 96 },
  interpretations: { all: 8590 },
  'reconsiderations-upheld': { all: 42 },
  'reconsiderations-corrected': { all: 32 },
  'reconsiderations-other': { all: 31 },
  'suits-upheld': { all: 48 },
  'suits-corrected': { all: 9 },
  'suits-other': { all: 45 },
  offices: { all: 1139 },
  'reading-points': { all: 9601 },
  staff: { all: 8289 },
  budget: { prefectures: 2761.95, departments: 457.52, province: 1585 },
} as const satisfies Partial<Record<RegisterId, Said>>;

/** Random parts of a whole that add up to it to the last hundredth. */
const divided = (whole: number, parts: number, digits: number, chance: Chance): readonly number[] => {
  const units = Math.round(whole * 10 ** digits);
  const cuts = Array.from({ length: parts - 1 }, () => chance.between(0, units)).toSorted((a, b) => a - b);
  return [...cuts, units].map((cut, index) => (cut - (cuts[index - 1] ?? 0)) / 10 ** digits);
};

const sharesOf = (said: Said, digits: number, chance: Chance): readonly (readonly [string, number])[] => {
  const shared = (whole: number | undefined, offices: readonly string[]): readonly (readonly [string, number])[] =>
    whole === undefined
      ? []
      : divided(whole, offices.length, digits, chance).map((part, index) => [offices[index] ?? '', part] as const);
  return [
    ...shared(said.all, [...PREFECTURE_OFFICES, ...DEPARTMENT_OFFICES]),
    ...shared(said.prefectures, PREFECTURE_OFFICES),
    ...shared(said.departments, DEPARTMENT_OFFICES),
    ...(said.province === undefined ? [] : [[PROVINCE.id, said.province] as const]),
  ];
};

/** The entries of the simulated year: sums are those of the report, the share of each office is random. */
export const registerEntries = (seed: number, at: Instant): readonly RegisterEntry[] => {
  const chance = seeded(seed);
  const registers = Object.entries(REPORTED).flatMap(([register, said]) => {
    const { unit, decimals } = REGISTERS[registerNamed(register)];
    return sharesOf(said, decimals === 0 ? 0 : 2, chance).map(([agency, value]) => ({ register, unit, agency, value }));
  });
  return registers.map(({ value, ...one }) => ({
    ...one,
    year: 2018,
    seq: 1,
    value: String(value),
    origin: 'register',
    by: `demo-${seed}-registrar`,
    at,
    why: '2018年度报告中的合计,各机关份额为模拟',
  }));
};

const registerNamed = (id: string): RegisterId => {
  const found = Object.keys(REGISTERS).find((one): one is RegisterId => one === id);
  if (found === undefined) throw new Error(`no register ${id}`);
  return found;
};

/** Fills the registers; a second call changes nothing. */
export const fillRegisters = async (engine: Engine, seed: number): Promise<number> => {
  const entries = registerEntries(seed, await engine.now());
  return (await engine.figures.addEntries(entries)) ? entries.length : 0;
};
