import { text } from '../kernel/text.ts';
import { disclosureRequest } from '../procedures/disclosure-request/disclosure-request.ts';
import {
  OUTCOMES,
  releases,
  type OutcomeCode,
  OWN_GROUND,
  type WithholdGround,
} from '../procedures/disclosure-request/outcomes.ts';
import { choiceColumn, countColumn, dayColumn, wordsColumn } from './columns.ts';
import type { Ledger, LedgerFact, LedgerRow, RowFault } from './ledger.ts';

const CHANNELS = {
  'in-person': ['当面提交', '当面', '现场'],
  oral: ['口头申请', '口头'],
  'mail-signed': ['挂号信', '特快专递', 'EMS', '邮寄(签收)'],
  'mail-ordinary': ['平常信函', '平信', '邮寄'],
  internet: ['互联网', '网络', '网上申请', '电子邮件'],
  fax: ['传真'],
} as const;

const KINDS = {
  natural: ['自然人', '公民', '个人'],
  commercial: ['商业企业', '企业'],
  research: ['科研机构'],
  'public-welfare': ['社会公益组织'],
  'legal-service': ['法律服务机构', '律师事务所'],
  other: ['其他', '其它'],
} as const;

const WAYS = {
  direct: ['直接送达', '当面领取'],
  entrusted: ['委托送达'],
  post: ['邮寄送达', '邮寄'],
  electronic: ['电子送达', '电子邮件'],
} as const;

const GROUNDS = {
  'state-secret': ['国家秘密'],
  'law-forbids': ['法律法规禁止'],
  'security-and-stability': ['三安全一稳定'],
  'third-party': ['第三方合法权益', '商业秘密', '个人隐私'],
  'internal-affairs': ['内部事务信息'],
  'deliberative-process': ['过程性信息'],
  'enforcement-file': ['行政执法案卷'],
  'not-government-information': ['不属于政府信息'],
  'not-held': ['不存在', '本机关不掌握'],
} as const satisfies Record<WithholdGround, readonly string[]>;

// The label of a row of the annual report begins with its number.
const plainLabel = (label: string): string =>
  label.replace(/^(?:\d\.|\([一二三四五六七]\))/, '').split('(')[0] ?? label;

const OUTCOME_WORDS = Object.fromEntries(
  Object.entries(OUTCOMES).map(([code, { label }]) => [code, [plainLabel(label.zh), label.zh]]),
);

const COLUMNS = [
  wordsColumn({ id: 'number', label: text('编号', 'number'), headings: ['登记号', '受理编号', '申请编号'] }, 100),
  wordsColumn({ id: 'name', label: text('申请人', 'applicant'), headings: ['申请人姓名', '姓名或名称', '姓名'] }, 200),
  choiceColumn(
    { id: 'kind', label: text('申请人类型', 'kind of applicant'), headings: ['类型'], isRequired: true },
    KINDS,
  ),
  wordsColumn({ id: 'contact', label: text('联系方式', 'contact') }, 200),
  wordsColumn(
    {
      id: 'idNumber',
      label: text('证件号码', 'identity number'),
      headings: ['身份证号', '身份证号码', '统一社会信用代码'],
    },
    50,
  ),
  wordsColumn({ id: 'phone', label: text('联系电话', 'telephone'), headings: ['电话', '手机'] }, 50),
  wordsColumn({ id: 'address', label: text('通信地址', 'address'), headings: ['地址'] }, 500),
  choiceColumn(
    { id: 'channel', label: text('申请方式', 'channel'), headings: ['申请渠道', '提交方式'], isRequired: true },
    CHANNELS,
  ),
  dayColumn({ id: 'submittedOn', label: text('申请日期', 'submitted on'), headings: ['提交日期'] }),
  dayColumn({
    id: 'receivedOn',
    label: text('收到日期', 'received on'),
    headings: ['收到申请日期', '受理日期', '登记日期', '收文日期'],
    isRequired: true,
  }),
  wordsColumn(
    { id: 'description', label: text('申请内容', 'matter'), headings: ['申请事项', '所需信息内容描述', '内容描述'] },
    3800,
  ),
  dayColumn({ id: 'extendedOn', label: text('延期批准日期', 'extended on'), headings: ['延期日期', '延期告知日期'] }),
  countColumn({ id: 'extensionDays', label: text('延长工作日数', 'days of extension'), headings: ['延期天数'] }, 1, 20),
  choiceColumn(
    { id: 'outcome', label: text('答复结果', 'outcome'), headings: ['办理结果', '答复类型'] },
    OUTCOME_WORDS,
  ),
  choiceColumn({ id: 'ground', label: text('不予公开理由', 'ground'), headings: ['不公开理由', '依据类型'] }, GROUNDS),
  wordsColumn({ id: 'reasons', label: text('答复理由', 'reasons'), headings: ['理由', '法律依据'] }, 4000),
  wordsColumn({ id: 'search', label: text('检索情况', 'search'), headings: ['检索记录'] }, 500),
  dayColumn({ id: 'repliedOn', label: text('答复日期', 'replied on'), headings: ['答复书日期', '签发日期'] }),
  dayColumn({ id: 'servedOn', label: text('送达日期', 'served on'), headings: ['寄出日期'] }),
  choiceColumn({ id: 'way', label: text('送达方式', 'way of service') }, WAYS),
  dayColumn({ id: 'withdrawnOn', label: text('撤回日期', 'withdrawn on'), headings: ['撤回申请日期'] }),
  wordsColumn({ id: 'note', label: text('情况说明', 'note'), headings: ['备注', '说明'] }, 2000),
];

const missing = (column: string, because: string): RowFault => {
  const label = COLUMNS.find(({ id }) => id === because)?.label;
  return {
    column,
    why: text(`填写了“${label?.zh ?? because}”,此列不能为空`, `needed where ${label?.en ?? because} is given`),
  };
};

/** Columns that need another one beside them. */
const needs = (row: LedgerRow): readonly RowFault[] => {
  const pairs = [
    ['outcome', 'repliedOn'],
    ['repliedOn', 'outcome'],
    ['servedOn', 'outcome'],
    ['servedOn', 'repliedOn'],
    ['extensionDays', 'extendedOn'],
    ['extendedOn', 'extensionDays'],
  ] as const;
  const faults = pairs.flatMap(([given, needed]) =>
    row[given] !== undefined && row[needed] === undefined ? [missing(needed, given)] : [],
  );
  // One fault for each column.
  return [...new Map(faults.map((one) => [one.column, one])).values()];
};

const AT_ONCE: ReadonlySet<string> = new Set(['in-person', 'oral']);

const at = (day: string): string => `${day}T12:00:00+08:00`;

const factOf = (
  type: string,
  day: string,
  duty: string,
  columns: LedgerFact['columns'],
  data: object = {},
): LedgerFact => ({
  raw: { type, at: at(day), ...data },
  duty,
  columns,
});

const receiptFacts = (row: LedgerRow): readonly LedgerFact[] => {
  const { channel = '', kind, name, idNumber, phone, address, receivedOn = '', number, description } = row;
  const contact = row['contact'] ?? phone ?? address;
  // What is handed in at the counter is received then.
  const submittedOn = AT_ONCE.has(channel) ? receivedOn : (row['submittedOn'] ?? receivedOn);
  const known = { name, contact, idNumber, phone, address };
  const applicant = { kind, ...known, ...(name === undefined ? {} : { identityProof: true }) };
  const submitted = factOf(
    'request.submitted',
    submittedOn,
    'registrar',
    {
      '': 'receivedOn',
      description: 'description',
      externalNo: 'number',
      ...Object.fromEntries(Object.keys(known).map((part) => [`applicant.${part}`, part])),
    },
    { channel, applicant, description, externalNo: number },
  );
  const isOldInternet = channel === 'internet' && submittedOn < '2019-05-15';
  const receipt =
    AT_ONCE.has(channel) || isOldInternet
      ? []
      : [
          factOf(channel === 'mail-signed' ? 'receipt.signed' : 'receipt.confirmed', receivedOn, 'registrar', {
            '': 'receivedOn',
          }),
        ];
  return [submitted, ...receipt, factOf('request.registered', receivedOn, 'registrar', { '': 'receivedOn' })];
};

const extensionFacts = ({ extendedOn, extensionDays, note }: LedgerRow): readonly LedgerFact[] =>
  extendedOn === undefined
    ? []
    : [
        factOf(
          'extension.approved',
          extendedOn,
          'office-head',
          { '': 'extendedOn', workingDays: 'extensionDays', 'rule/extension-too-long': 'extensionDays' },
          { workingDays: Number(extensionDays), reason: note ?? '台账记载的延期' },
        ),
        factOf('extension.notified', extendedOn, 'handler', { '': 'extendedOn' }),
      ];

const answerOf = ({ outcome = '1', ground, reasons }: LedgerRow): object => {
  const own = OWN_GROUND[outcome as OutcomeCode];
  const grounds = ground ?? own;
  return {
    outcome,
    ...(reasons === undefined ? {} : { reasons }),
    ...(grounds === undefined ? {} : { grounds: [grounds] }),
  };
};

const NOT_SAID = '台账未单独记载';

/** A search before the reply that such information does not exist; a ledger has one column for all of it. */
const searchFacts = ({ search, repliedOn = '' }: LedgerRow): readonly LedgerFact[] =>
  search === undefined
    ? []
    : [
        factOf(
          'note.added',
          repliedOn,
          'handler',
          { '': 'repliedOn', 'search.where': 'search' },
          { kind: 'search', search: { where: search, words: NOT_SAID, by: NOT_SAID, result: search } },
        ),
      ];

const replyFacts = (row: LedgerRow): readonly LedgerFact[] => {
  const { outcome, repliedOn, servedOn, way = 'post' } = row;
  if (outcome === undefined || repliedOn === undefined) return [];
  const signed = { '': 'repliedOn', 'rule/search-not-recorded': 'search' };
  const answered = {
    ...signed,
    outcome: 'outcome',
    grounds: 'ground',
    reasons: 'reasons',
    'rule/outcome-of-other-text': 'outcome',
    'rule/lapse-only': 'outcome',
    'rule/needs-correction': 'outcome',
    'rule/needs-reasons-request': 'outcome',
    'rule/ending-not-listed': 'outcome',
    'rule/reasons-missing': 'reasons',
    'rule/grounds-missing': 'ground',
    'rule/grounds-misfit': 'ground',
  };
  return [
    ...searchFacts(row),
    factOf('draft.prepared', repliedOn, 'handler', answered, answerOf(row)),
    ...(releases(outcome as OutcomeCode)
      ? [factOf('secrecy.reviewed', repliedOn, 'secrecy-reviewer', signed, { finding: 'cleared' })]
      : []),
    factOf('draft.countersigned', repliedOn, 'reviewer', signed),
    factOf('reply.signed', repliedOn, 'signatory', signed),
    ...(servedOn === undefined ? [] : [factOf('reply.served', servedOn, 'handler', { '': 'servedOn' }, { way })]),
  ];
};

/** 依申请公开台账: a row for each request, open ones without a reply. */
export const disclosureLedger: Ledger = {
  procedure: disclosureRequest.id,
  columns: COLUMNS,
  factsOf: (row) => {
    const { receivedOn = '', withdrawnOn } = row;
    const faults = needs(row);
    if (faults.length > 0) return { facts: [], faults };
    const started = factOf('processing.started', receivedOn, 'handler', { '': 'receivedOn' });
    const withdrawn =
      withdrawnOn === undefined ? [] : [factOf('request.withdrawn', withdrawnOn, 'registrar', { '': 'withdrawnOn' })];
    const facts = [...receiptFacts(row), started, ...extensionFacts(row), ...replyFacts(row), ...withdrawn];
    return { facts, faults: [] };
  },
};
