import type { Caller, CaseQuery, CaseRecord, Engine } from '@gongkai/engine';
import { procedureOf, type Reach } from '../http/index.ts';
import type { Cell } from '../sheets/sheet-xml.ts';
import { workbookBytes } from '../sheets/stream-workbook.ts';
import { channelLabelOf } from './channel-label.ts';
import { dayBefore, type HolderNames, holderView, namesView, tagsOf } from './listed-case.ts';
import { labelOf } from './schema.ts';

export { XLSX } from '../sheets/stream-workbook.ts';

/** The most cases of one workbook. */
export const MOST_ROWS = 100_000;

const PAGE = 100;

const HEADINGS: readonly string[] = [
  '编号',
  '事项',
  '申请人',
  '渠道',
  '业务',
  '环节',
  '结果',
  '收到日期',
  '法定期限',
  '内控期限',
  '承办人',
  '承办单位',
  '签收',
  '逾期',
  '程序瑕疵',
  '停表',
  '标记',
  '机关',
];

const yes = (value: boolean): string => (value ? '是' : '');
const lastDay = (end: number | null): string | null => (end === null ? null : dayBefore(end));

const cellsOf = (engine: Engine, record: CaseRecord, handles: boolean, names: HolderNames): readonly Cell[] => {
  const procedure = procedureOf(engine, record);
  const { subject, party } = namesView(record, procedure, handles);
  const holder = holderView(record, handles, names);
  const { outcome } = record;
  return [
    record.number,
    subject,
    party,
    channelLabelOf(procedure, record.channel)?.zh ?? record.channel,
    procedure.label.zh,
    labelOf(procedure.labels.states, record.state.value).zh,
    outcome === null ? null : (procedure.outcomes[outcome]?.label.zh ?? outcome),
    record.receivedOn,
    lastDay(record.dueStatutory),
    lastDay(record.dueInternal),
    holder?.name ?? holder?.person ?? null,
    holder?.unit ?? null,
    yes(record.accepted),
    yes(record.late),
    yes(record.irregular),
    yes(record.stopped),
    tagsOf(record)
      .map((tag) => procedure.tags[tag]?.zh ?? tag)
      .join('、'),
    record.agency,
  ];
};

/** A list as its caller asked for it. */
export interface AskedList {
  readonly query: CaseQuery;
  readonly reach: Pick<Reach, 'handles'>;
  /** The names of those who hold some cases. */
  readonly names: (cases: readonly CaseRecord[]) => Promise<HolderNames>;
}

async function* pagesOf(
  engine: Engine,
  caller: Caller,
  asked: AskedList,
): AsyncGenerator<readonly (readonly Cell[])[]> {
  yield [HEADINGS];
  let after: string | null = null;
  for (let done = 0; done < MOST_ROWS; done += PAGE) {
    const from: { readonly after?: string } = after === null ? {} : { after };
    const page = await engine.as(caller).list({ ...asked.query, ...from, limit: PAGE });
    const names = await asked.names(page.cases);
    yield page.cases.map((record) => cellsOf(engine, record, asked.reach.handles(record), names));
    after = page.next;
    if (after === null) return;
  }
  yield [[`以上为前${MOST_ROWS}件;请缩小范围后再导出其余部分`]];
}

/** The workbook of a list as a stream that is made while it is read; `ended` is called once, also where the reader left. */
export const caseSheet = (
  engine: Engine,
  caller: Caller,
  asked: AskedList,
  ended: () => void,
): ReadableStream<Uint8Array> => {
  const bytes = workbookBytes('案件', pagesOf(engine, caller, asked));
  let isOver = false;
  const end = (): void => {
    if (!isOver) ended();
    isOver = true;
  };
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      try {
        const { value, done } = await bytes.next();
        if (value !== undefined) controller.enqueue(value);
        if (done !== true) return;
        controller.close();
        end();
      } catch (error) {
        end();
        controller.error(error);
      }
    },
    cancel: async () => {
      end();
      await bytes.return(undefined);
    },
  });
};
