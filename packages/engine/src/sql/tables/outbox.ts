import { agencyKeyOf, type DeliveryState, type Endpoint, type Message } from '../../store/kit.ts';
import { columnsOf, defineTable } from '../table.ts';
import { strings } from './strings.ts';

const aMessage = columnsOf<Message>();
export const OUTBOX = defineTable<Message>()('outbox', null, {
  agency_key: aMessage.derived('text', ({ caseId }) => (caseId === null ? '' : agencyKeyOf(caseId))),
  id: aMessage.text('id'),
  agency: aMessage.optionalText('agency'),
  case_id: aMessage.optionalText('caseId'),
  topic: aMessage.text('topic'),
  body: aMessage.text('body'),
  created_at: aMessage.integer('createdAt'),
});

/** An endpoint with the last message that was turned into deliveries. */
type StoredEndpoint = Endpoint & { readonly afterId: string | null };

const anEndpoint = columnsOf<StoredEndpoint>();
export const ENDPOINTS = defineTable<StoredEndpoint>()('endpoints', ['id'], {
  id: anEndpoint.text('id'),
  kind: anEndpoint.word('kind', ['dingtalk', 'mail', 'wecom', 'webhook']),
  target: anEndpoint.text('target'),
  secrets: anEndpoint.json('secrets', strings, 'always'),
  agency: anEndpoint.optionalText('agency'),
  topics: anEndpoint.json('topics', strings),
  created_at: anEndpoint.integer('createdAt'),
  disabled_at: anEndpoint.optionalInteger('disabledAt', 'always'),
  disabled_why: anEndpoint.optionalText('disabledWhy', 'always'),
  after_id: anEndpoint.optionalText('afterId', 'always'),
});

/** A delivery; the topic is that of its message. */
type StoredDelivery = Omit<DeliveryState, 'topic'>;

const aDelivery = columnsOf<StoredDelivery>();
export const DELIVERIES = defineTable<StoredDelivery>()('deliveries', ['endpoint_id', 'message_id'], {
  endpoint_id: aDelivery.text('endpointId'),
  message_id: aDelivery.text('messageId'),
  case_id: aDelivery.optionalText('caseId'),
  attempts: aDelivery.integer('attempts', 'always'),
  state: aDelivery.word('state', ['delivered', 'failed', 'waiting'], 'always'),
  next_at: aDelivery.integer('nextAt', 'always'),
  why: aDelivery.optionalText('why', 'always'),
});
