import type { TOPICS } from '@gongkai/core';

type Topic = keyof typeof TOPICS;

/** What made-up requests ask for, by the issue area of the report, after the name of a place. */
export const MATTERS = {
  'land-acquisition': ['城市建设用地征收批复', '集体土地征收补偿安置方案', '征地补偿款发放清单'],
  demolition: ['棚户区改造项目房屋征收决定', '房屋拆迁许可证及附图', '房屋征收补偿协议汇总表'],
  'urban-planning': ['道路改造工程规划许可证', '控制性详细规划说明书', '建设项目环境影响评价批复'],
  'policy-advice': ['购房补贴政策的实施细则', '退役士兵安置办法', '民办学校分类登记办法'],
  'public-services': ['公交线路调整方案', '农村饮水工程验收报告', '小学学区划分依据'],
  health: ['医疗机构设置规划', '村卫生室补助发放情况', '家庭医生签约服务费标准'],
  'food-and-drugs': ['食品抽检不合格名单', '学校食堂检查记录', '药店行政处罚决定书'],
  'public-funds': ['年度部门预算', '扶贫专项资金使用明细', '补助资金发放名册'],
  'enterprise-reform': ['国有企业改制方案', '改制企业职工安置方案', '企业资产评估报告'],
  employment: ['事业单位公开招聘成绩', '社会保险缴费基数文件', '工伤认定的工作规程'],
  other: ['会议纪要', '信访事项办理规程', '行政复议案件数量'],
} as const satisfies Record<Topic, readonly [string, ...string[]]>;

// The report names land first; how often each area is asked about is not in it.
const OFTEN = ['land-acquisition', 'land-acquisition', 'land-acquisition', 'demolition', 'demolition', 'public-funds'];

const isTopic = (name: string): name is Topic => Object.hasOwn(MATTERS, name);

/** Topics to draw from, those that are asked about most several times. */
export const TOPICS_DRAWN: readonly Topic[] = [...OFTEN, ...Object.keys(MATTERS)].filter(isTopic);
