/** Categories that are complete by a form or by the levels of government. */
export interface Family {
  readonly ruleId: string;
  readonly members: readonly RegExp[];
  /** Whether the list has all required members; `has` is true for each member in it. */
  readonly complete: (has: readonly boolean[]) => boolean;
  /** Whether only the levels of government close the list: a gap may then be a unit that was left out. */
  readonly loose?: boolean;
  /** Whether several parts may belong to one member. */
  readonly repeats?: boolean;
  /** Whether enough members are present that none can be missing. */
  readonly firm?: (has: readonly boolean[]) => boolean;
  /** The subject that the total, or its parts, must have. */
  readonly about?: RegExp;
  /** Words that narrow the list to fewer than its total counts, if its first part has them and the total does not. */
  readonly narrows?: RegExp;
  /** The assumption of an error. */
  readonly assumption: string;
}

const all = (has: readonly boolean[]): boolean => has.every(Boolean);

/** For each label the first matching member counts. */
export const FAMILIES: readonly Family[] = [
  {
    ruleId: 'P19',
    members: [
      /当面|现场|窗口|柜台|上门/,
      /传真/,
      /网络|网上|在线|互联网|电子邮|邮箱|网站|线上/,
      /信函|信件|邮寄|邮政|书信|寄送|来信/,
    ],
    about: /申请|公开/,
    complete: ([, , network, letter, ...rest]) => network === true && letter === true && rest.length === 0,
    firm: (has) => has.filter(Boolean).length > 2,
    assumption: 'an application is made in person, by fax, online or by letter',
  },
  {
    ruleId: 'P20',
    members: [/自然人|公民|个人/, /法人.{0,4}组织|其他组织/],
    complete: all,
    assumption: 'an applicant is a natural person, or a legal person or other organisation',
  },
  {
    ruleId: 'P32',
    members: [/自然灾害/, /事故灾难/, /公共卫生/, /社会安全/],
    complete: all,
    assumption: 'the four categories of incidents are complete',
  },
  {
    ruleId: 'P34',
    members: [/专职/, /兼职/],
    complete: all,
    narrows: /从事|负责|承担/,
    assumption: 'staff is full-time or part-time',
  },
  {
    ruleId: 'P22',
    members: [
      /(?:已经?|已?属于?已?)主动公开/,
      /^(?!.*(?:不同意|不予|部分)).*(?:同意公开|予以公开)/,
      /部分公开/,
      /不同意公开|不予公开/,
      /不属于|不存在|更改|补充|其他途径|非本|不是/,
    ],
    complete: all,
    repeats: true,
    assumption: 'the kinds of reply of the form of 2014 are complete',
  },
  {
    ruleId: 'P18',
    members: [
      /^(?!.*(?:不予|部分)).*予以公开/,
      /部分公开/,
      /不予公开/,
      /无法提供/,
      /不予处理/,
      /其他处理/,
      /结转|转下年|转入下|转至下/,
    ],
    complete: (has) => has.slice(0, 6).every(Boolean),
    assumption: 'the groups of outcomes of the form are complete',
  },
  {
    ruleId: 'P24',
    members: [/维持|驳回/, /纠正|纠错|撤销|败诉/, /其他|其它/, /未审结|未结|审理中|审理之中|正在/],
    complete: ([upheld, corrected, other]) => upheld === true && corrected === true && other === true,
    assumption: 'a case is upheld, corrected, ends otherwise or is pending',
  },
  {
    ruleId: 'P04',
    members: [/^(?!.*依申请).*主动公开/, /依申请公开/],
    complete: all,
    // Some documents are not disclosed at all.
    about: /^(?!.*(?:制|印|发文|公文|文件)).*公开/,
    loose: true,
    assumption: 'information is disclosed proactively or on request',
  },
  {
    ruleId: 'P31',
    members: [/公报/, /网站/, /微博/, /微信/, /其他|其它/],
    complete: all,
    assumption: 'the five channels of the form are complete',
  },
  {
    ruleId: 'P21',
    members: [
      /(?:[省市县区州盟]|自治区)(?:直|级|政府|属|人民政府|各?有关)|部门|本级/,
      /州、?市|市、?州|[市州盟]县|县、?市?、?区|区县|乡、?镇|镇街|街道|各市|各州|地市|设区|盟市|旗县|各区|各县/,
    ],
    complete: all,
    loose: true,
    repeats: true,
    assumption: 'departments and the places below them are all that the total covers',
  },
  {
    ruleId: 'P21',
    members: [/省级|省直/, /市级|市直|市本级/, /县级|区级|县区级|县直|区直/, /街道|乡|镇/, /村级|村居|社区/],
    complete: (has) => has.filter(Boolean).length >= 3,
    loose: true,
    assumption: 'the levels that are named are all that the total covers',
  },
  {
    ruleId: 'P01',
    members: [/一季度/, /二季度/, /三季度/, /四季度/],
    complete: all,
    assumption: 'the four quarters make the year',
  },
  {
    ruleId: 'P01',
    members: [/上半年/, /下半年/],
    complete: all,
    assumption: 'the two halves make the year',
  },
  {
    ruleId: 'P01',
    members: [/按时|按期|如期|工作日内|期限内/, /延期|延长/],
    complete: all,
    loose: true,
    assumption: 'an application is answered within the period or within its extension',
  },
  {
    ruleId: 'P01',
    members: [/继续有效|保留|继续执行/, /修改|修订/, /废止/, /失效/],
    complete: ([kept, , repealed]) => kept === true && repealed === true,
    loose: true,
    assumption: 'a document that was reviewed is kept, changed, repealed or expired',
  },
  {
    ruleId: 'P01',
    members: [/人大|代表建议/, /政协|提案/],
    complete: all,
    loose: true,
    assumption: 'a proposal comes from the congress or from the conference',
  },
];

/** Channels: one item in several channels counts once in the total. */
export const CHANNEL =
  /网站|门户|公报|微博|微信|新媒体|公众号|报刊|报纸|广播|电视|公开栏|公示栏|宣传栏|抖音|头条|客户端|APP|平台|查阅|显示屏|LED|档案馆|图书馆|简报|年鉴|媒体|渠道|方式公开|网页|手册|短信/i;

/** An agency or a place. */
export const PLACE =
  /(?:局|厅|委|办|县|区|市|州|旗|部门|政府|本级|街道|镇|乡|园|公司|中心|院|办公室|市级|县级|区级|省级)(?:[^县区市]{0,6})$/;

/** Labels of the rest, which end a list. */
export const REST =
  /^(?:作|为|以|按|通过|属于?|及|和|与|由|在|“|涉及|办理|公开|发布)*(?:(?:其他|其它)(?!组织|机关|法律)|其余|剩余|余下|另有)/;

/** A family that all labels of a list match. */
export interface FoundFamily {
  readonly family: Family;
  readonly complete: boolean;
  /** Whether a category may still be missing. */
  readonly loose: boolean;
}

/** The member of each family that a label matches, in the order of `FAMILIES`; -1 for none. */
export type Places = readonly number[];

/** Finds the members that a label matches. */
export const placesOf = (label: string): Places =>
  FAMILIES.map(({ members }) => members.findIndex((member) => member.test(label)));

/** Finds the family of labels by their places. */
export const familyOf = (labels: readonly Places[]): FoundFamily | null => {
  let found: FoundFamily | null = null;
  for (const [number, family] of FAMILIES.entries()) {
    const places = labels.map((label) => label[number] ?? -1);
    if (places.includes(-1) || (family.repeats !== true && new Set(places).size < places.length)) continue;
    const has = family.members.map((_, index) => places.includes(index));
    const one = {
      family,
      complete: family.complete(has),
      loose: family.loose === true || family.firm?.(has) === false,
    };
    if (one.complete) return one;
    found ??= one;
  }
  return found;
};

/**
 * Finds the family that every label matches, each with a different member; complete families first. Null if none
 * matches.
 */
export const findFamily = (labels: readonly string[]): FoundFamily | null => familyOf(labels.map(placesOf));
