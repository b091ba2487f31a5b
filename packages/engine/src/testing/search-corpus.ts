import { agencyDocument, wholeDocument } from '../search/document-of.ts';
import { joinTexts, normalise } from '../search/normalise.ts';
import { agencyKey, type CaseText, type CatalogueItem } from '../store/kit.ts';

/** Something that is searched, in the words in which it was written. */
export interface Written {
  readonly id: string;
  readonly kind: 'case' | 'agency' | 'item';
  readonly agency: string;
  readonly procedure: string | null;
  readonly number: string;
  readonly title: string;
  readonly texts: readonly string[];
  readonly newest: number;
}

export const AGENCIES = [
  { id: 'yunnan', name: '云南省人民政府办公厅', level: '省', parent: null },
  { id: 'kunming', name: '昆明市自然资源和规划局', level: '市', parent: 'yunnan' },
  { id: 'dali', name: '大理白族自治州 Dali Prefecture', level: '州', parent: 'yunnan' },
] as const;

const MATTERS: readonly (readonly [matter: string, texts: readonly string[]])[] = [
  ['盘龙区某地块征收批复', ['张三', '申请公开盘龙区某地块的征收土地批复及附图', '电话 0871-65123456']],
  ['2025年度“三公”经费决算', ['李四', '二〇二五年度决算表 Excel 格式', '请以电子邮件提供']],
  ['昆政发〔2018〕5号文件全文', ['王 小明', '昆政发[2018]5号 以及其附件']],
  ['昆政发〔2018〕15号文件', ['王小明', '昆政发(2018)15号']],
  ['环境影响评价 EIA 报告书', ['ＡＢＣ环保有限公司', 'Environmental impact assessment, full text']],
  ['城中村改造补偿安置方案', ['欧阳娜娜', '补偿标准;安置方案;公示照片']],
  ['政府信息公开工作年度报告', ['赵六', '要求公开统计口径']],
  ['水', ['水利局', '水电站大坝安全鉴定']],
  ['道路规划许可', ['张三丰', '道路红线 30m 宽;规划许可证号:建字第530102201900011号']],
  ['Disclosure of contracts', ['Smith', 'contracts signed in 2019; see annex B-2']],
];

const ITEMS: readonly (readonly [number: string, title: string, text: string, on: string])[] = [
  ['昆政发〔2018〕5号', '昆明市人民政府关于印发土地征收办法的通知', '土地征收应当公告。', '2018-02-01'],
  ['昆政发〔2018〕15号', '昆明市人民政府关于机构改革的通知', '各县(市)区人民政府', '2018-05-20'],
  ['云政办规〔2024〕1号', '云南省人民政府办公厅关于公布权责清单的通知', '权责清单 2024 年版', '2024-01-15'],
  ['', '公报 2026年第3期', '本期目录:人事任免、统计公报', '2026-03-31'],
  ['KM-2026-07', 'Guide to requests for information', 'How to request information; ｆｕｌｌ-width TEXT', '2026-04-01'],
  ['', '征地补偿安置公告', '盘龙区 某地块 征地补偿', '2025-11-11'],
];

const caseId = (at: number, agency: string): string => `0190-${String(at).padStart(3, '0')}-${agencyKey(agency)}`;

/** The corpus: cases of two procedures in two agencies, three agencies, and items of two agencies. */
export const WRITTEN: readonly Written[] = [
  ...Array.from({ length: 4 }, (_, round) =>
    MATTERS.map(([title, texts], place): Written => {
      const at = round * MATTERS.length + place;
      const agency = at % 3 === 0 ? 'dali' : 'kunming';
      return {
        id: caseId(at, agency),
        kind: 'case',
        agency,
        procedure: round === 3 ? 'press-incident' : 'disclosure-request',
        number: `依-${agency}-2026-${String(at + 1).padStart(5, '0')}`,
        title,
        texts: round === 1 ? [title, ...texts, `补充说明${at}`] : [title, ...texts],
        newest: 1_770_000_000_000 + (at % 7) * 86_400_000,
      };
    }),
  ).flat(),
  ...AGENCIES.map(({ id, name }): Written => {
    const { newest } = agencyDocument({ id, name });
    return {
      id: `agency:${id}`,
      kind: 'agency',
      agency: id,
      procedure: null,
      number: id,
      title: name,
      texts: [],
      newest,
    };
  }),
  ...ITEMS.map(([number, title, text, on], place): Written => ({
    id: `item:i${place}`,
    kind: 'item',
    agency: place % 2 === 0 ? 'kunming' : 'yunnan',
    procedure: null,
    number,
    title,
    texts: [text],
    newest: Date.parse(`${on}T00:00:00+08:00`),
  })),
];

/** The items of the corpus as they are put into a catalogue. */
export const CATALOGUE_ITEMS: readonly CatalogueItem[] = ITEMS.map(([number, title, text, publishedOn], place) => ({
  id: `i${place}`,
  agency: place % 2 === 0 ? 'kunming' : 'yunnan',
  kind: 'gazette',
  number,
  title,
  text,
  publishedOn,
}));

/** The documents of the cases of the corpus: half of them as one text, half of them text after text. */
export const CASE_TEXTS: readonly (readonly CaseText[])[] = WRITTEN.filter(({ kind }) => kind === 'case').map(
  (one, at) => {
    const { id, number, agency, title: subject, newest: openedAt, texts } = one;
    const record = { id, number, agency, procedure: one.procedure ?? '', subject, party: null, openedAt };
    const words = (some: readonly string[]) => ({ subject, party: null, text: joinTexts(some.map(normalise)) });
    if (at % 2 === 0) return [wholeDocument(record, words(texts))];
    const [first = '', ...rest] = texts;
    const head = wholeDocument(record, words([first]));
    return [head, ...rest.map((text): CaseText => ({ ...head, whole: false, text: normalise(text).trimStart() }))];
  },
);
