import type { TestBed } from './contestant.ts';
import { participantsOf } from './participants.ts';
import { sendRequests } from './http/send-requests.ts';
import type { Request, Target } from './http/target.ts';
import type { Mode } from './mode.ts';
import { printSamples } from './print-samples.ts';
import { createSamples } from './samples.ts';
import { HTTP_GOALS } from './goals.ts';

const labelOf = (connections: number): string => `${connections} connections`;

/** Loads every server in turns from this process; each runs in a process of its own. */
export const measureHttp = async (
  targets: readonly Target[],
  { postgres }: TestBed,
  mode: Mode,
  failed: string[],
): Promise<void> => {
  if (targets.length === 0) return;
  const samples = createSamples();
  const requests = new Map<Target, Request>();
  const acknowledged = new Map<Target, number>();
  const participants = participantsOf(targets, failed);
  await participants.each(async (target) => void requests.set(target, await target.start()));
  const rounds = Array.from({ length: mode.rounds }, () => mode.connections).flat();
  for (const [turn, connections] of rounds.entries()) {
    await participants.each(async (target) => {
      const request = requests.get(target);
      if (request === undefined) return;
      await postgres.checkpoint();
      const { answered, ...sample } = await sendRequests(request, connections, mode.httpSeconds);
      acknowledged.set(target, (acknowledged.get(target) ?? 0) + answered);
      samples.add(target.name, labelOf(connections), sample);
    }, turn);
  }
  await participants.each(async (target) => {
    // Requests that were in flight when the load ended are stored as well.
    const [said, found] = [acknowledged.get(target) ?? 0, await target.stored()];
    if (found < said) throw new Error(`${said} requests acknowledged, ${found} stored`);
  });
  for (const target of targets) await target.stop();
  const names = participants.members().map(({ name }) => name);
  const loads = mode.connections.map(labelOf);
  const title = 'HTTP over loopback, one durable write a request';
  printSamples({ title, unit: 'requests', names, loads, samples, goals: HTTP_GOALS });
};
