import { cite, text } from '../../kernel/index.ts';

/** Where the issue areas are from: part four (一) of the report says what requests are mostly about. */
export const TOPICS_SOURCE = cite('yunnan-report-2018');

/** What requests are about: the issue areas of the source, in its words and order; the last one is ours, for all else. */
export const TOPICS = {
  'land-acquisition': text('土地征用与补偿', 'land acquisition and compensation'),
  demolition: text('拆迁许可和补偿安置', 'demolition permits, compensation and resettlement'),
  'urban-planning': text('城市规划和建设', 'urban planning and construction'),
  'policy-advice': text('政策咨询', 'advice on policies'),
  'public-services': text('公共服务', 'public services'),
  health: text('卫生健康', 'health'),
  'food-and-drugs': text('食品药品安全', 'safety of food and drugs'),
  'public-funds': text('财政资金', 'public funds'),
  'enterprise-reform': text('企业改制', 'restructuring of enterprises'),
  employment: text('人力资源和社会保障', 'human resources and social security'),
  other: text('其他', 'other'),
} as const;

/** The code of an issue area. */
export type Topic = keyof typeof TOPICS;

/** All codes, for schemas. */
export const TOPIC_CODES = Object.keys(TOPICS) as [Topic, ...Topic[]];
