// The auditor writes its causes and assumptions in English; these are its sentences in the words of an office.
const CAUSES: readonly (readonly [RegExp, string])[] = [
  [/^a digit is missing$/, '漏写一位数字'],
  [/^a digit was added$/, '多写一位数字'],
  [/^one unit too low: (\S+) for (\S+)$/, '个位少写1:$2写成$1'],
  [/^one unit too high: (\S+) for (\S+)$/, '个位多写1:$2写成$1'],
  [/^the point is misplaced: (\S+) for (\S+)$/, '小数点错位：$2写成$1'],
  [/^the change of (\S+) was divided by the figure of this year$/, '增量$1误除以本年数'],
  [/^the figure of this year was divided by that of last year, not the change$/, '误以本年数而非增量除以上年数'],
  [/^the change was divided by the figure of last year, not the figure of this year$/, '误以增量而非本年数除以上年数'],
  [/^a rise is stated as a fall, or a fall as a rise$/, '增减方向写反'],
  [/^the share of all other parts was printed$/, '误写其余各项的占比'],
  [/^the total, the other parts and the share agree$/, '总数、其余各项和占比相互吻合'],
  [/^the sentence was copied from last year’s report with its figures$/, '整句连同数字抄自上年报告'],
  [/^the sentence was copied from an earlier report$/, '整句抄自以前的报告'],
  [/^this report and last year’s do not carry the same figure$/, '与上年报告结转数不一致'],
  [/^the same figures break (.+)$/, '同一数字使以下关系不成立：$1'],
  [/^(?:(.+); )?(.+) alone explain why (.+) do not hold$/, '只有此格($2)能解释 $3 不成立'],
];

const ASSUMPTIONS: Readonly<Record<string, string>> = {
  'every item is in at least one of the named channels': '每条信息至少在一个所列渠道公开',
  'the sentence and the table are about the same agencies and the same year': '文字与表格为同一范围、同一年度',
  'the sentence and the table are about the same cases': '文字与表格为同一批案件',
  'the share is of the total that the sentence names before it': '占比以句中前述总数为基数',
  'the part belongs to the total before it': '该项属于前述总数',
  'both sentences are about the same year and the same agencies': '两句为同一年度、同一范围',
  'an application is made in person, by fax, online or by letter': '申请方式只有当面、传真、网络、信函',
  'an applicant is a natural person, or a legal person or other organisation': '申请人只有自然人与法人或其他组织',
  'the four categories of incidents are complete': '突发事件只有四类',
  'staff is full-time or part-time': '人员只有专职与兼职',
  'the kinds of reply of the form of 2014 are complete': '答复种类以2014年表式为全',
  'the groups of outcomes of the form are complete': '办理结果以表式所列为全',
  'a case is upheld, corrected, ends otherwise or is pending': '案件结果只有维持、纠正、其他、尚未审结',
  'handled requests are those received and those carried over': '办理数为新收与上年结转之和',
  'every application of the year is decided or carried forward': '本年申请或者办结，或者结转下年',
  'requests that were not answered were deferred': '未答复的均为延期',
  'nothing else was added or closed': '没有其他新增或者关停',
  'the list names every share once': '各占比均已列出且不重复',
  'the bracket behind the total names every part of it': '括号内列全了该总数的各项',
  'the list names the level itself and every place below it': '所列为本级与全部下级',
  'the figures of two years are not all equal': '两年的数字不会全部相同',
  'last year’s figure was not revised since': '上年数此后未修订',
  'the total was rounded or cut off to its last digit': '总数经四舍五入或截尾',
};

/** A cause or an assumption of the auditor in Chinese; a sentence that is not known stays as it is. */
export const auditSentence = (sentence: string): string => {
  const known = ASSUMPTIONS[sentence];
  if (known !== undefined) return known;
  for (const [pattern, chinese] of CAUSES) {
    if (pattern.test(sentence)) return sentence.replace(pattern, chinese).replaceAll(' and ', '、');
  }
  return sentence;
};
