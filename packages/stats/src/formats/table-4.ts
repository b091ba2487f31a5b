import type { RegisterId } from '../registers/registers.ts';
import { buildBlock, fromRegister, remediesOf } from './block.ts';
import { cellId, type Column, type FormTable, type Identity, identity, type Row, type Source } from './format.ts';

const RESULTS = [
  ['upheld', '结果维持'],
  ['corrected', '结果纠正'],
  ['other', '其他结果'],
  ['pending', '尚未审结'],
] as const;

type Result = (typeof RESULTS)[number][0];

interface Group {
  readonly id: string;
  readonly above: readonly string[];
  /** Whose decisions the facts of requests add. */
  readonly organ: string;
  /** The register of the total, and those of the four results. */
  readonly total: RegisterId;
  readonly parts: Readonly<Record<Result, RegisterId>>;
}

const GROUPS: readonly Group[] = [
  {
    id: 'reconsideration',
    above: ['行政复议'],
    organ: 'review-organ',
    total: 'reconsiderations',
    parts: {
      upheld: 'reconsiderations-upheld',
      corrected: 'reconsiderations-corrected',
      other: 'reconsiderations-other',
      pending: 'reconsiderations-pending',
    },
  },
  {
    id: 'direct',
    above: ['行政诉讼', '未经复议直接起诉'],
    organ: 'court',
    total: 'direct-suits',
    parts: {
      upheld: 'direct-suits-upheld',
      corrected: 'direct-suits-corrected',
      other: 'direct-suits-other',
      pending: 'direct-suits-pending',
    },
  },
  {
    id: 'later',
    above: ['行政诉讼', '复议后起诉'],
    organ: 'court-after-review',
    total: 'later-suits',
    parts: {
      upheld: 'later-suits-upheld',
      corrected: 'later-suits-corrected',
      other: 'later-suits-other',
      pending: 'later-suits-pending',
    },
  },
];

// The form prints one row without a label; this name is the project's own.
const ROW: Row = { id: 'remedies', label: '数量', unit: '件', parent: null, depth: 0, mark: 'design-choice' };

const columnId = (group: string, result: string): string => `${group}.${result}`;
const partsOf = (group: string): readonly string[] =>
  RESULTS.map(([result]) => cellId(ROW.id, columnId(group, result)));

// Facts of requests record what corrected the agency or ended otherwise; what upheld it, or is pending, changes no case.
const RECORDED: readonly Result[] = ['corrected', 'other'];

const COLUMNS: readonly (Column & { readonly source: Source })[] = GROUPS.flatMap(
  ({ id, above, organ, total, parts }) => {
    const added = (results: readonly Result[]) =>
      results.every((one) => RECORDED.includes(one)) ? remediesOf({ organ: [organ], result: results }) : null;
    return [
      ...RESULTS.map(([result, label]) => ({
        id: columnId(id, result),
        label,
        above,
        source: fromRegister(parts[result], [], added([result])),
      })),
      { id: columnId(id, 'total'), label: '总计', above, source: fromRegister(total, partsOf(id), added(RECORDED)) },
    ];
  },
);

const FEEDING = new Map(COLUMNS.map(({ id, source }) => [id, source]));

/** Table 4: one row of fifteen cells, three groups of five. */
export const TABLE_4: FormTable = {
  id: 'remedies',
  title: '政府信息公开行政复议、行政诉讼情况',
  blocks: [
    buildBlock({
      id: 'all',
      columns: COLUMNS.map(({ id, label, above }) => ({ id, label, above })),
      rows: [ROW],
      source: (_, column) => FEEDING.get(column?.id ?? '') ?? null,
    }),
  ],
};

/** I5 for each group of table 4. */
export const TABLE_4_IDENTITIES: readonly Identity[] = GROUPS.map(({ id: at }) =>
  identity('I5', [cellId(ROW.id, columnId(at, 'total'))], 'equal', partsOf(at), { at }),
);
