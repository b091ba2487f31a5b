import { describe, expect, it } from 'vitest';
import { plainDocument } from '../document.ts';
import { suqian2023, yunnan2018, yunnanReplaced } from '../../test-support/reports.ts';
import { auditIntegrity } from './audit-integrity.ts';
import { damagedSpans } from './damage.ts';

const audit = (text: string) => auditIntegrity(plainDocument(text));
const rules = (text: string): readonly string[] => audit(text).map(({ ruleId }) => ruleId.replace('integrity/', ''));

describe('the report of Yunnan for 2018', () => {
  const words = audit(yunnan2018).find(({ ruleId }) => ruleId === 'integrity/words');

  it('has its forty-seven replaced phrases in one finding, each at its place and in its form', () => {
    const { forms, occurrences } = yunnanReplaced;
    expect(words?.occurrences?.map(({ where, form }) => [where.offset, form])).toEqual(
      occurrences.map(([offset, name]) => [offset, forms[name]]),
    );
    expect(words?.likelyCause).toMatch(/^47 places \(32 × 365体育备用网址, 12 × 365体育备用:, 3 × 365体育备用\)/);
    expect(words?.verdict).toBe('integrity');
  });

  it('guesses from the neighbours, several words for one form, or none', () => {
    const guesses = (before: string, after: string) => {
      const found = words?.occurrences?.find(
        ({ where: { offset, length } }) =>
          yunnan2018.slice(0, offset).endsWith(before) && yunnan2018.slice(offset + length).startsWith(after),
      );
      return found?.candidates.map(({ text }) => text);
    };
    expect(guesses('中华人民共和国', '条例')).toEqual(['政府信息公开']);
    expect(guesses('请与 ', '办公厅')).toEqual(['云南省人民政府']);
    expect(guesses('人民群众有', '获得感')).toEqual(['更多']);
    expect(guesses('门户网站发布 ', '1068次')).toEqual([]);
    expect(guesses('在汇总 ', ',以及各州')).toEqual([]);
    expect(guesses('重要事项公示14267次、', '19854次')).toEqual([]);
  });

  it('lacks an address, and has pictures instead of tables and page elements', () => {
    expect(rules(yunnan2018)).toEqual(['words', 'remains', 'address-removed']);
  });
});

describe('the report of Suqian for 2023', () => {
  it('has six marks of a tool and radicals, and nothing else', () => {
    const [radicals, marks, ...rest] = audit(suqian2023);
    expect([radicals?.ruleId, radicals?.confidence]).toEqual(['integrity/radicals', 'low']);
    expect(marks?.ruleId).toBe('integrity/copying-marks');
    expect(marks?.occurrences?.map(({ form }) => form.replaceAll(/\D/g, ''))).toEqual([
      '40',
      '80',
      '93',
      '79',
      '25',
      '61',
    ]);
    expect(rest).toEqual([]);
  });
});

describe('auditIntegrity', () => {
  it.each([
    '国家体育总局官网公布了365天的安排',
    '金沙县体育局公开信息12条,江南体育中心开放120天',
    '体育彩票公益金20万元、福利彩票投注站18个',
    '打击网络赌博、地下六合彩投注案件12起,查处老虎机34台',
    '办理娱乐场所登记注册36件,棋牌室整治3次',
    '贝博士(中国)有限公司登记注册,乐鱼养殖12家,M6高速、K8公路',
    '捣毁地下赌场5处、清理博彩网站链接12条;网页曾跳转到博彩公司网站,市公安局已处置',
    '赌场、百家乐、老虎机案件信息36条;举办世界杯竞猜活动2场,购买球网站点设备12套',
    '云龙体育局、365天不打烊,热线12345,电话8365365、编号36536512345',
    '市体育局官网_体育平台_政府信息公开',
    '打造“365体育”健身品牌,建成公共体育服务平台',
    '环球国际平台、银河国际社区在线办理12件',
    '2018体育工作要点;NBA体育在线;CCTV5体育频道',
    '市政府门户网站(www.yn.gov.cn)、微博weibo.com/yn、邮箱a@163.com',
    '县人民政府网站(http://www.anping.gov.cn/index.html)、市教育局网站(www.edu123.net)、官方微博http://weibo.com/u',
    '厅(室)主任、河(湖)长制、区(县)公开,全面推行(试行)',
    '二〇一八年、二○一九年,共□项,见表一※注',
    '原省“96128”专线,H5、IPv6、5G+、QQ群,α值和β值',
    '联系人:于鑫,電话',
    '问:怎么办??答:来电。',
  ])('is silent about honest words: %s', (text) => {
    expect(audit(text)).toEqual([]);
  });

  it.each([
    ['words', '昆明市bet365官网工作年度报告'],
    ['words', '依亚博体育app申请公开12件'],
    ['words', '《中华人民共和国万博体育官网条例》'],
    ['words', '九州体育备用网址工作年度报告'],
    ['words', '188金宝博备用网址办公室'],
    ['words', '开云kaiyun(中国)官方网站条例'],
    ['words', 'hth华体会体育app工作年度报告'],
    ['words', '《中华人民共和国某某新词条例》。2020年某某新词工作年度报告'],
    ['host', '来源:365体育备用网址 作者:小编\n全年主动公开政府信息12条。'],
    ['address-in-text', '在www.365tiyu.com下载,2019年www.abc123.cc人民政府'],
    ['address-in-text', '电子版可在泰州市政府门户网站(http://www.zhaopin8.com)下载'],
    ['address-removed', '电子版可在(网址:)下载'],
    ['garble', '政府信息公\ufffd\ufffd工作'],
    ['garble', '全年公开????条'],
    ['garble', '重(zhòng)要、政(zhèng)府、公(gōng)开'],
    ['garble', '政★府信◆息公☆开'],
    ['foreign', '政府信息 ставки 公开年度报告'],
    ['script', '為做好政府資訊公開工作,貫徹條例,發布動態,辦理申請。'],
  ])('finds %s in %s', (name, text) => {
    expect(rules(text)).toContain(name);
  });

  it.each([
    ['best365官网入口_365热线_365bet大陆', '全年《', '体育局信息公开指南》'],
    ['bt365彩票官方app_直播365体育', '当年', '财政局信息公开指南。'],
    ['beat365官方网站大全_旧版彩票365下载_mobile 365365012', '2021年,', '人民政府发布信息12条。'],
    ['澳门特区赌场,澳门博彩业网址', '现将', '交通运输局2022年报告公布。'],
    ['英国威廉希尔公司,十大博彩公司:', '全面推进', '工作要点。'],
    ['世界杯决赛竞猜_2022世界杯买球平台-线上app官网', '首页 ', '信息中心承办'],
    ['买球网站', '主动', '信息12条。'],
    ['澳門賭場', '在市政府', '办公室指导下,'],
    ['77365365', '由', '编制的年度报告'],
  ])('takes %s for one phrase', (phrase, before, after) => {
    const [finding] = audit(before + phrase + after);
    expect(finding?.occurrences?.map(({ form, where }) => [form, where.offset])).toEqual([[phrase, before.length]]);
  });

  it('does not take a phrase in traditional characters for a traditional text', () => {
    expect(rules('依澳門賭場推薦申请。'.repeat(12))).toEqual(['words']);
  });

  it('lists the marks of all kinds in their order', () => {
    const [finding] = audit('政★府信◆息公☆开,全年公开????条,重(zhòng)要、政(zhèng)府、公(gōng)开');
    const offsets = finding?.occurrences?.map(({ where }) => where.offset) ?? [];
    expect(offsets).toHaveLength(7);
    expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
  });

  it.each(['“中国永宁”', '“中国·永宁”', '「中國.永寧」政府', '市政府门户', '县人民政府信息公开', '政府信息公开工作'])(
    'finds a strange address behind the name of the own site: %s网站',
    (site) => {
      expect(rules(`电子版可在${site}网站(http://www.zhaopin8.com)下载`)).toContain('address-in-text');
    },
  );

  it('takes a text in another script for a translation, and foreign words in a report for damage', () => {
    expect(rules('Отчет о работе народного правительства 政府')).toEqual([]);
    expect(rules('全年公开政府信息并发布工作动态 Отчет 情况')).toEqual(['foreign']);
  });

  it('counts a repeated pronunciation once', () => {
    const [finding] = audit('政(zheng)(zheng)府(fu)信息公(gong)(gong)(gong)开');
    expect(finding?.occurrences?.map(({ form }) => form)).toEqual(['(zheng)(zheng)', '(fu)', '(gong)(gong)(gong)']);
  });

  it('finds an address in place of a place name in the title, and again in the text', () => {
    const [finding] = audit('abcpuro.com西门街道2019年年度报告\n地址:abcpuro.com西门街道1号,网站:abcpuro.com');
    expect(finding?.ruleId).toBe('integrity/address-in-text');
    expect(finding?.occurrences?.map(({ where }) => where.offset)).toEqual([0, 28]);
  });

  it('reads a whole traditional text by its lines', () => {
    const [finding] = audit('政府信息公開條例\n無關的字\n為貫徹國務院辦公廳要求,發布動態');
    expect(finding?.occurrences?.map(({ where }) => where.line)).toEqual([1, 2, 3]);
  });
});

describe('damagedSpans', () => {
  it('covers phrases and marks, whose digits are not figures', () => {
    const text = '全年365体育备用网址12条 ( 重复率 : 40.5%)';
    expect(damagedSpans(text).map(({ offset, length }) => text.slice(offset, offset + length))).toEqual([
      '365体育备用网址',
      '( 重复率 : 40.5%)',
    ]);
  });
});
