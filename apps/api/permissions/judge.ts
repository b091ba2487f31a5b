import type { send } from '../test-support/server.ts';
import { type Access, mayAsk, mayCall, mayHandle, mayReach } from './declared.ts';
import type { PlantedCase, Role } from './world.ts';

type Answer = Awaited<ReturnType<typeof send>>;

const isAnswered = ({ status }: Answer): boolean => status < 400;

/** What an answer contains that it may not: cases out of reach, and personal data of those that are not handled. */
export const toldTooMuch = (
  answer: Answer,
  role: Role,
  cases: readonly PlantedCase[],
  reasonFor: PlantedCase | null,
): readonly string[] =>
  cases.flatMap(({ place, id, number, personal }) => {
    const isRead = reasonFor?.place === place && mayAsk(role, place);
    return [
      ...(!mayReach(role, place) && (answer.text.includes(id) || answer.text.includes(number))
        ? [`names ${place}`]
        : []),
      ...(!mayHandle(role, place) && !isRead && answer.text.includes(personal) ? [`shows personal of ${place}`] : []),
    ];
  });

/** Whether more was done than is declared: an operation of others was carried out, or one about a case out of reach. */
export const didTooMuch = (
  answer: Answer,
  { access, isOfCase }: { readonly access: Access; readonly isOfCase: boolean },
  role: Role,
  { place }: PlantedCase,
): readonly string[] => {
  if (!isAnswered(answer)) return [];
  return [
    ...(mayCall(access, role, place) ? [] : ['was answered']),
    ...(isOfCase && !mayReach(role, place) ? ['was answered out of reach'] : []),
  ];
};

/** An answer without what differs in every one of them. */
export const plain = ({ status, text, headers }: Answer): string => {
  const body = text.replaceAll(/"instance":"[^"]*"/g, '').replaceAll(/"serverNow":"[^"]*"/g, '');
  return `${status} ${headers.get('etag') ?? ''} ${headers.get('location') ?? ''} ${body}`;
};
