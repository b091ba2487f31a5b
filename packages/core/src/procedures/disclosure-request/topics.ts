import { type Citation, cite, convention, type Text, text } from '../../kernel/index.ts';

/** What a request is about, and where the area is named. */
interface Area {
  readonly label: Text;
  readonly basis: Citation;
}

/** An issue area of the annual report of Yunnan for 2018: part four (一) says what requests are mostly about. */
const area = (zh: string, en: string): Area => ({ label: text(zh, en), basis: cite('yunnan-report-2018') });

/** What requests are about: the issue areas of the report, in its words and order; the last one is ours, for all else. */
export const TOPICS = {
  'land-acquisition': area('土地征用与补偿', 'land acquisition and compensation'),
  demolition: area('拆迁许可和补偿安置', 'demolition permits, compensation and resettlement'),
  'urban-planning': area('城市规划和建设', 'urban planning and construction'),
  'policy-advice': area('政策咨询', 'advice on policies'),
  'public-services': area('公共服务', 'public services'),
  health: area('卫生健康', 'health'),
  'food-and-drugs': area('食品药品安全', 'safety of food and drugs'),
  'public-funds': area('财政资金', 'public funds'),
  'enterprise-reform': area('企业改制', 'restructuring of enterprises'),
  employment: area('人力资源和社会保障', 'human resources and social security'),
  other: { label: text('其他', 'other'), basis: convention('topics') },
} as const satisfies Record<string, Area>;

/** The code of an issue area. */
export type Topic = keyof typeof TOPICS;

/** All codes, for schemas. */
export const TOPIC_CODES = Object.keys(TOPICS) as [Topic, ...Topic[]];
