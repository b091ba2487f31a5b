import { describe, expect, it } from 'vitest';
import { auditText } from './audit-text.ts';
import { plainDocument } from './document.ts';
import type { AuditFinding } from './finding.ts';
import { suqian2023, yunnan2018 } from '../test-support/reports.ts';

const audit = (text: string): readonly AuditFinding[] => auditText(plainDocument(text));
const shown = ({ ruleId, verdict, stated, computed, reason }: AuditFinding): string =>
  [
    ruleId,
    verdict,
    stated,
    ...(computed === null ? [] : [`for ${computed}`]),
    ...(reason === null ? [] : [reason]),
  ].join(' ');
const verdicts = (findings: readonly AuditFinding[], verdict: string): readonly AuditFinding[] =>
  findings.filter((one) => one.verdict === verdict);

describe('auditText on a series of shares of one total', () => {
  it('does not assign the first shares to the last count', () => {
    const text = '全年发布信息1600条,其中,科室信息4条,转载信息1596条,占全年信息总数的比例分别为0.25%和99.75%。';
    expect(verdicts(audit(text), 'error')).toEqual([]);
  });

  it('ends a list with its shares, and reports a wrong sum once', () => {
    const text = '全年公开信息1300条,其中文件类300条、动态类600条、其他类300条,分别占25%、50%、25%。';
    expect(verdicts(audit(text), 'error').map(shown)).toEqual(['P01 error 1300条 for 1200']);
  });

  it('reports the named total if all shares fit another one', () => {
    const text = '涉及征地112件、规划86件、其他70件,分别占总数258件的41.8%、32.1%、26.1%。';
    expect(audit(text).map(shown)).toEqual(['P06 error 258件 for 268']);
  });

  it('leaves open which of several shares is wrong if they do not fit the named total', () => {
    const text = '涉及征地112件、规划86件、其他70件,分别占总数268件的32.1%、41.8%、26.1%。';
    expect(audit(text).map(shown)).toEqual([
      'P06 cannot-assess 32.1% several-readings',
      'P06 cannot-assess 41.8% several-readings',
      'P06 pass 26.1%',
    ]);
  });
});

describe('auditText on the base of a share', () => {
  const between = (count: number) => Array.from({ length: count }, (_, index) => `举办培训${index + 2}期。`).join('');

  it.each([
    [7, 'P05 pass 25%'],
    [8, 'P05 cannot-assess 25% no-base'],
  ])('looks for it eight sentences back: %i between', (count, wanted) => {
    expect(audit(`全年收到来信120件。${between(count)}来信办结30件,占25%。`).map(shown)).toEqual([wanted]);
  });
});

describe('auditText on a base that follows its growth', () => {
  it.each([
    ['2014年受理申请486件,比上年增长35.8%;2013年为358件。', 'P09 pass 35.8%'],
    ['2014年受理申请486件,比2012年增长35.8%;2013年为358件。', 'P10 cannot-assess 35.8% no-base'],
    ['2014年受理申请486件,比上年增长35.8%;2013年为358条。', 'P10 cannot-assess 35.8% no-base'],
    ['2014年受理申请486件,比上年增长35.8%;2012年为358件。', 'P10 cannot-assess 35.8% no-base'],
  ])('reads %s', (text, wanted) => {
    expect(audit(`2014年政府信息公开工作年度报告\n${text}`).map(shown)).toEqual([wanted]);
  });
});

describe('auditText on whole reports', () => {
  const findings = audit(yunnan2018);

  it('finds the two wrong figures of Yunnan 2018 with their causes and nothing else', () => {
    expect(
      verdicts(findings, 'error').map((one) => [one.stated, one.computed, one.confidence, one.likelyCause]),
    ).toEqual([
      ['39.29%', '64.73%', 'high', 'the change of 172381 was divided by the figure of this year'],
      ['19.53%', '20.53%', 'high', 'one unit too low: 19 for 20'],
    ]);
    expect(verdicts(findings, 'rounding')).toEqual([]);
  });

  it('places them in the raw text, under their headings', () => {
    const [growth, share] = verdicts(findings, 'error');
    expect(growth?.where.section).toBe('(二)主动公开政府信息的形式');
    expect(share?.where.section).toBe('(一)受理申请的数量');
    expect(share && yunnan2018.slice(share.where.offset, share.where.offset + share.where.length)).toBe('19.53%');
    expect(share?.quote).toContain('当面申请740件,占19.53%');
  });

  it('passes sixteen shares and two growth rates of Yunnan 2018', () => {
    const passed = verdicts(findings, 'pass').map(({ ruleId }) => ruleId);
    expect(passed.filter((rule) => rule === 'P05' || rule === 'P06')).toHaveLength(16);
    expect(passed.filter((rule) => rule === 'P08')).toHaveLength(2);
  });

  it('does not judge the two figures of Yunnan 2018 whose labels were replaced', () => {
    const damaged = findings.filter(({ reason }) => reason === 'label-damaged');
    expect(damaged.map(({ stated }) => stated)).toEqual(['1068次', '19854次']);
  });

  it('passes seventeen sums of Yunnan 2018, and its channels against the items', () => {
    const passed = verdicts(findings, 'pass').filter(({ ruleId }) => !/^P0[568]$/.test(ruleId));
    const sums = passed.filter(({ ruleId }) => ruleId !== 'P31').map(({ stated }) => stated);
    expect(sums).toEqual([
      '19668次',
      '181起',
      '2434735条',
      '2431294条',
      '1250582条',
      '1169次',
      '437431条',
      '438688条',
      '3605件',
      '3605件',
      '3605件',
      '105件',
      '102件',
      '3219.47万元',
      '1169次',
      '96次',
      '1073次',
    ]);
    expect(passed.filter(({ ruleId }) => ruleId === 'P31').map(({ stated }) => stated)).toEqual(['2431294条']);
  });

  it('finds no error in Suqian 2023 and passes its lists', () => {
    const all = audit(suqian2023);
    expect([...verdicts(all, 'error'), ...verdicts(all, 'rounding')]).toEqual([]);
    const passed = verdicts(all, 'pass');
    const sums = passed.filter(({ ruleId }) => ruleId !== 'SC3').map(({ stated }) => stated);
    expect(sums).toEqual(['119期', '3607件', '3607件', '3607件', '25件', '2950元']);
    const quoted = passed.filter(({ ruleId }) => ruleId === 'SC3').map(({ stated }) => stated);
    expect(quoted.map((one) => Number.parseInt(one ?? '', 10))).toEqual([
      3607, 3493, 114, 1191, 328, 142, 1078, 406, 341, 121,
    ]);
    expect(verdicts(all, 'cannot-assess').map(shown)).toEqual([
      'P10 cannot-assess 70.3% no-base',
      'P10 cannot-assess 6.7% no-base',
    ]);
  });
});

describe('auditText on a passage', () => {
  it.each([
    ['共公开120条,其中文件50条、动态40条、其他30条。', 'P01 pass 120条'],
    ['共公开120条,其中文件50条、动态40条、其他31条。', 'P01 error 120条 for 121'],
    ['回应90次(其中,部门30次,州市60次)。', 'P02 pass 90次'],
    ['回应900次(其中,部门310次,州市600次)。', 'P02 error 900次 for 910'],
    ['开设账号8个,分别为微博3个、微信5个。', 'P03 pass 8个'],
    ['开设账号8个,分别为微博3个、微信6个。', 'P03 error 8个 for 9'],
    ['主动公开7000条。其中,州市5000条,部门2000条。', 'P04 pass 7000条'],
    ['主动公开7100条。其中,州市5000条,部门2000条。', 'P04 error 7100条 for 7000'],
    ['共公开120条。其中部门发布25条,占20.83%。', 'P05 pass 20.83%'],
    ['共公开120条,其中部门发布25条,占21.83%。', 'P05 error 21.83% for 20.83%'],
    ['共公开120条,其中部门发布25条(占总数的20.84%)。', 'P05 rounding 20.84% for 20.83%'],
    ['召开80场,比上年(64场)增长25%。', 'P08 pass 25%'],
    ['召开80场,比上年(64场)增长20%。', 'P08 error 20% for 25%'],
    ['发布会80次,较上年的64场增长25%。', 'P09 pass 25%'],
    ['上年为64场,今年80场,增长35%。', 'P09 error 35% for 25%'],
    ['收到80件,比上年增加16件,增长20%。', 'P09 error 20% for 25%'],
    ['收到申请由50件降至40件,下降20%。', 'P11 pass 20%'],
    ['收到申请由50件降至40件,下降25%。', 'P11 error 25% for 20%'],
    ['收到申请30件,同比增长12%。', 'P10 cannot-assess 12% no-base'],
    ['今年80场,比上年的64场增加18场。', 'P12 error 18场 for 16'],
    ['今年80场,是上年(40场)的3倍。', 'P13 error 3倍 for 2倍'],
    ['今年80场,比上年(40场)增长2倍。', 'P13 error 2倍 for 1倍'],
    ['办结率由95%提高到97.5%,提高3.5个百分点。', 'P14 error 3.5个百分点 for 2.5'],
    ['新收申请100件,上年结转5件,办结98件,结转下年7件。', 'P15 pass 7件'],
    ['新收申请100件,上年结转5件,办结98件,结转下年8件。', 'P15 error 8件 for 7'],
    [
      '办结98件,予以公开61件、部分公开10件、不予公开8件、无法提供15件、不予处理3件、其他处理2件。',
      'P18 error 98件 for 99',
    ],
    ['收到申请105件,当面申请50件、网络申请40件、信函申请14件。', 'P19 error 105件 for 104'],
    ['收到申请105件,自然人91件,法人或其他组织15件。', 'P20 error 105件 for 106'],
    ['行政复议10件,维持6件,纠正2件,其他情形3件。', 'P24 error 10件 for 11'],
    ['处置20起,自然灾害8起、事故灾难9起、公共卫生事件1起、社会安全事件1起。', 'P32 error 20起 for 19'],
    ['专职20人、兼职40人,共61人。', 'P34 error 61人 for 60'],
    ['专职从事此项工作20人、兼职40人,共61人。', 'P34 error 61人 for 60'],
    ['从事公开工作61人,其中从事公开的专职20人、兼职40人。', 'P34 error 61人 for 60'],
    ['收到申请10件,同比增加20件,增长200%。', 'P09 cannot-assess 200% no-base'],
    ['网站50条、微信100条,以上共计151条。', 'P38 error 151条 for 150'],
    ['主动公开1.3万条,其中县区公开10420条、市直部门公开2610条。', 'P39 pass 1.3万条'],
    ['主动公开1.3万条,其中县区公开10420条、市直部门公开3610条。', 'P39 error 1.3万条 for 14030'],
    ['主动公开1.3万条,其中县区公开10420条、市直部门公开1610条。', 'P39 cannot-assess 1.3万条 approximate-figures'],
    ['收到申请50件,按时办结49件,按时办结率98%。', 'P23 pass 98%'],
    ['收到申请160件,按时办结152件,按时办结率98%。', 'P23 error 98% for 95%'],
    ['收到申请64件,答复63件(含上年结转3件,另有5件延期答复)。', 'P17 error 63件 for 62'],
    ['年初有网站15个,新增1个,关停4个,年末共有13个。', 'P27 error 13个 for 12'],
    ['网络占61.2%,信函占39.8%。', 'P07 error 39.8% for 101'],
  ])('judges %s', (passage, expected) => {
    expect(audit(`今年,${passage}`).map(shown)).toEqual([expected]);
  });

  it.each([
    ['全年主动公开信息100条,其中网站公开80条,微信公开60条,其他方式公开30条。', 'channels overlap'],
    ['全年公开120条,其中文件50条、动态40条。', 'a list that does not close'],
    ['收到申请100件,其中网络申请60件,自然人申请90件。', 'parts by two measures'],
    ['收到申请100件,办结95件,其中予以公开60件,部分公开20件,其他15件。', 'two totals'],
    ['收到申请12件,当面申请3件、网络申请8件,此外信函申请1件。', 'the list goes on'],
    ['收到申请100件,其中咨询类60件,投诉类30件,其他8件。另有2件不予受理。', 'the next sentence goes on'],
    ['收到行政复议申请5件,其中维持2件,纠正1件,其他结果1件。', 'a case may be pending'],
    ['发布信息近200条,其中动态150条,其他60条。', 'about'],
    ['收到申请1200件,其中市本级400件,甲县100件,乙县120件,丙区80件。', 'a place may be left out'],
    ['收到申请30件,同比下降40%,较2021年减少20件。', 'no base'],
    ['公开信息123条,政策解读20条,占年度任务的50%。', 'another base'],
    ['收到36 05件,其中网络3600件,其他4件。', 'broken digits'],
    ['召开会议12次,举办培训5期,培训800人次。', 'units apart'],
    ['收到、办结、答复申请分别为100件、98件、95件。', 'three totals, not parts'],
    ['办结申请100件,其中予以公开60件(含部分公开20件),不予公开30件,其他10件。', 'a part of a part'],
    ['收到申请50件,其中网络申请30件,占60%;涉及征地20件,占40%;自然人48件,占96%。', 'facets with shares'],
    [
      '受理申请356件。答复类型:予以公开105件,占30.3%;部分公开21件,占6.1%;不予公开220件,占63.6%。',
      'what came in is not what was decided',
    ],
    [
      '公开信息1200条,其中乡镇公开100条。通过网站公开900条,占75%;通过公告栏公开360条,占30%。',
      'channels of a total further back',
    ],
    ['安排经费20万元,其中运维12万元、印刷8万元,较上年压减2万元,下降9.1%。', 'a change of the total behind its parts'],
    [
      '安排经费20万元,其中运维12万元、印刷8万元,比上年(22万元)减少2万元,下降9.1%。',
      'a base of the total behind its parts',
    ],
    ['发布信息400条,其中图解100条,是上年(200条)的2倍。', 'a multiple of the total behind its part'],
    ['查阅点46个,其中图书馆、档案馆、政务中心各1个,街镇15个,社区28个。', 'one of each of several'],
    ['本年结转0件,占0%。', 'nothing of nothing'],
    ['收到申请100件,上年结转5件,其中答复90件,不予处理8件,结转下年7件。', 'outcomes beside what was answered'],
    ['公开规章3件(累计公开45件)。', 'a figure of more years'],
    ['收到申请30件,其中网络申请20件,信函申请8件。', 'two ways of four'],
    ['收到申请300件,其中征地类100件、规划类120件、其他20件等。', 'and so on'],
    ['收到申请300件,其中征地类100件左右,规划类120件,其他20件。', 'about, behind the figure'],
    ['受理信访件235件次,其中来信56件次,来访89批次152人次,网上信访90件次。', 'parts in another unit between'],
    ['拟发公文182件,其中主动公开类62件,依申请公开类15件。', 'what is not disclosed is left out'],
    ['从申请方式看,当面申请34件,传真申请2件,网络申请61件,信函申请30件。', 'a list without its total'],
  ])('finds no error in %s', (passage) => {
    expect(verdicts(audit(`今年,${passage}`), 'error')).toEqual([]);
  });

  it('ends a sum after its last category', () => {
    const findings = audit('今年收到申请100件,其中咨询60件,投诉30件,其他8件,办结96件。');
    expect(verdicts(findings, 'error').map(shown)).toEqual(['P01 error 100件 for 98']);
  });

  it('reports one figure once for two lists that it breaks', () => {
    const text = '今年收到申请107件,其中,自然人申请80件,法人或其他组织申请20件。';
    const more = '申请方式包括:当面申请10件,网络申请60件,信函申请30件。';
    expect(verdicts(audit(text + more), 'error').map(shown)).toEqual(['P20 error 107件 for 100']);
  });

  it('drops a growth error that follows from another wrong figure', () => {
    const wrong = '今年收到申请92件,比上年(80件)减少18件,下降22.5%。其中,自然人申请58件,法人或其他组织申请4件。';
    expect(verdicts(audit(wrong), 'error').map(shown)).toEqual(['P20 error 92件 for 62']);
    const both = '今年收到申请92件,比上年(80件)下降40%。其中,自然人申请58件,法人或其他组织申请4件。';
    expect(verdicts(audit(both), 'error').map(shown)).toEqual(['P11 error 40% for -15%', 'P20 error 92件 for 62']);
  });

  it('finds a figure that differs between two sections', () => {
    const text = '一、概述\n2015年,全县主动公开政府信息8650条。\n二、主动公开情况\n2015年,全县主动公开政府信息8560条。';
    expect(verdicts(audit(text), 'error').map(shown)).toEqual(['P36 error 8560条 for 8650']);
  });

  it('finds the share that does not fit the total of the others', () => {
    const text =
      '今年答复申请805件。公开258件,占33.9%;不予公开35件,占4.35%;无法提供265件,占32.9%;不予处理158件,占19.6%。';
    expect(verdicts(audit(text), 'error').map(shown)).toEqual(['P06 error 33.9% for 32.0%']);
  });

  it('finds the wrong figure of a list by its shares', () => {
    const part = audit('今年收到申请120件,其中网络申请30件,占20%;信函申请96件,占80%。');
    expect(verdicts(part, 'error').map(shown)).toEqual(['P19 error 30件 for 24']);
    expect(verdicts(part, 'error')[0]?.operands.map(({ value }) => value)).toEqual(['120', '96']);
    const total = audit('今年收到申请130件,其中网络申请24件,占20%;信函申请96件,占80%。');
    expect(verdicts(total, 'error').map(shown)).toEqual(['P19 error 130件 for 120']);
  });

  it('gives the same findings with any line breaks', () => {
    const passage =
      '今年收到申请120件,其中网络申请30件,占20%;信函申请96件,占80%。上年(64场),今年召开80场,比上年(64场)增长26%。';
    const once = audit(passage).map(shown);
    expect(audit(passage.replaceAll(/(?<!\d)(?=[件占;场])/g, '\n')).map(shown)).toEqual(once);
  });
});
