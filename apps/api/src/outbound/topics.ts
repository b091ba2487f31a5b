import type { Engine } from '@gongkai/engine';

// Of every procedure: corrections of entries.
const OTHER = [
  'fact.entry.corrected',
  'fact.entry.voided',
  'clock.warning.holder',
  'clock.warning.superior',
  'due.moved',
  'endpoint.disabled',
] as const;

/** Every topic that a message of these procedures can have. */
export const knownTopics = ({ procedures }: Pick<Engine, 'procedures'>): readonly string[] => [
  ...new Set([...procedures.values()].flatMap(({ factTypes }) => factTypes.map((type) => `fact.${type}`))),
  ...OTHER,
];

/** Whether a topic, or the topics that begin with it, part by part, can ever be sent; an endpoint for none would be silent. */
export const isTopic = (known: readonly string[], asked: string): boolean =>
  known.some((one) => one === asked || one.startsWith(`${asked}.`));
