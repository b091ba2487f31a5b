import type { Site } from './contestant.ts';
import { crewOf } from './crew.ts';
import { fire } from './http/fire.ts';
import type { Request, Target } from './http/target.ts';
import type { Mode } from './mode.ts';
import { printSamples } from './print-samples.ts';
import { newSamples } from './rounds.ts';
import { WANTED_HTTP } from './wanted.ts';

const labelOf = (connections: number): string => `${connections} connections`;

/** Loads every server in turns from this process; each runs in a process of its own. */
export const measureHttp = async (
  targets: readonly Target[],
  { postgres }: Site,
  mode: Mode,
  failed: string[],
): Promise<void> => {
  if (targets.length === 0) return;
  const samples = newSamples();
  const requests = new Map<Target, Request>();
  const acknowledged = new Map<Target, number>();
  const crew = crewOf(targets, failed);
  await crew.each(async (target) => void requests.set(target, await target.start()));
  const rounds = Array.from({ length: mode.rounds }, () => mode.connections).flat();
  for (const [turn, connections] of rounds.entries()) {
    await crew.each(async (target) => {
      const request = requests.get(target);
      if (request === undefined) return;
      await postgres.checkpoint();
      const { answered, ...sample } = await fire(request, connections, mode.httpSeconds);
      acknowledged.set(target, (acknowledged.get(target) ?? 0) + answered);
      samples.add(target.name, labelOf(connections), sample);
    }, turn);
  }
  await crew.each(async (target) => {
    // What was under way when the load ended is stored as well.
    const [said, found] = [acknowledged.get(target) ?? 0, await target.stored()];
    if (found < said) throw new Error(`${said} requests acknowledged, ${found} stored`);
  });
  for (const target of targets) await target.stop();
  const names = crew.members().map(({ name }) => name);
  const loads = mode.connections.map(labelOf);
  const title = 'HTTP over loopback, one durable write a request';
  printSamples({ title, unit: 'requests', names, loads, samples, wanted: WANTED_HTTP });
};
