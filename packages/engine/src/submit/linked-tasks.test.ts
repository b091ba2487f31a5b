import { kit, text, words } from '@gongkai/core/kit';
import { type AnyProcedure, convention } from '@gongkai/core';
import { describe, expect, it } from 'vitest';
import {
  accepted,
  actor,
  anIncident,
  aRequest,
  desk,
  fact,
  LI,
  MO,
  PROCEDURES,
} from '../../test-support/desk.fixture.ts';

const link = (to: string, kind: string) => fact('case.linked', '2026-03-02', { to, kind });

/** A suit that ends in an order, as a request sees it. */
const suits = kit({
  states: { new: text('新', 'new'), filed: text('已立案', 'filed'), ended: text('已结案', 'ended') },
});
const litigation: AnyProcedure = suits.procedure({
  id: 'litigation',
  version: '1.0.0',
  label: text('行政诉讼', 'litigation'),
  prefix: '诉',
  facts: {
    'suit.filed': suits.fact({
      label: text('起诉', 'suit filed'),
      basis: convention('test'),
      by: ['handler'],
      from: { new: 'filed' },
    }),
    'suit.ended': suits.fact({
      label: text('判决', 'judgment'),
      basis: convention('test'),
      by: ['handler'],
      data: { document: words(100), dueOn: words(20) },
      from: { filed: 'ended' },
    }),
  },
});

// The context of a small procedure has no place for the order; a procedure of its own has one.
const withOrder: AnyProcedure = {
  ...litigation,
  fold: (state, one) => {
    const next = litigation.fold(state, one);
    const { document, dueOn } = { document: '', dueOn: '', ...one };
    const order = { by: 'court', on: '2026-03-02', document, dueOn };
    return one.type === 'suit.ended' ? { ...next, context: { ...next.context, order } } : next;
  },
};

describe('a linked case', () => {
  it('raises a task when the incident of a request releases information', async () => {
    const { engine } = await desk();
    const incident = accepted(await engine.open(anIncident(), { actor: MO })).case;
    const request = accepted(await engine.open(aRequest(), { actor: LI })).case;
    accepted(await engine.submit(request.id, link(incident.number, 'about-incident'), { actor: LI }));
    expect(await engine.tasks({})).toEqual([]);
    const triaged = { category: 'accident', grade: 'II', priority: 'emergency', owner: '交通局' };
    accepted(await engine.submit(incident.id, fact('incident.triaged', '2026-03-02', triaged), { actor: MO }));
    expect(await engine.tasks({})).toEqual([]);
    const release = fact('information.released', '2026-03-02', { way: 'website', summary: '通报' });
    accepted(await engine.submit(incident.id, release, { actor: actor('fa', 'spokesperson') }));
    const [task, ...others] = await engine.tasks({});
    expect(others).toEqual([]);
    expect(task).toMatchObject({ kind: 'fact-called-for', caseId: request.id, agency: 'kunming' });
    expect(JSON.parse(task?.body ?? '')).toMatchObject({ fact: 'draft.prepared', from: incident.number });
    const record = await engine.read(request.id);
    expect(record && (await engine.linkedSuggestions(record))).toMatchObject([
      { fact: 'draft.prepared', data: { outcome: '1' }, from: incident.number },
    ]);
    const updated = { ...release, type: 'information.updated' };
    accepted(await engine.submit(incident.id, updated, { actor: actor('fa', 'spokesperson') }));
    expect(await engine.tasks({})).toHaveLength(1);
    expect(await engine.verify()).toMatchObject({ problems: [] });
  });

  it('raises the task of an order in the request that it reviews, also when the link comes later', async () => {
    const { engine } = await desk({ procedures: [...PROCEDURES, withOrder] });
    const order = { document: '〔2026〕云01行初12号', dueOn: '2026-07-24' };
    const opened = async (linked: 'before' | 'after') => {
      const request = accepted(await engine.open(aRequest(), { actor: LI })).case;
      const opening = { procedure: 'litigation', agency: 'kunming', fact: fact('suit.filed', '2026-03-02') };
      const suit = accepted(await engine.open(opening, { actor: LI })).case;
      const end = async () => engine.submit(suit.id, fact('suit.ended', '2026-03-02', order), { actor: LI });
      const join = async () => engine.submit(suit.id, link(request.number, 'reviews'), { actor: LI });
      for (const step of linked === 'before' ? [join, end] : [end, join]) accepted(await step());
      return request;
    };
    for (const linked of ['before', 'after'] as const) {
      const request = await opened(linked);
      const mine = (await engine.tasks({})).filter(({ caseId }) => caseId === request.id);
      expect(mine.map(({ body }) => JSON.parse(body))).toMatchObject([{ fact: 'request.remanded' }]);
      const record = await engine.read(request.id);
      expect(record && (await engine.linkedSuggestions(record))).toMatchObject([
        { fact: 'request.remanded', data: { by: 'court', ...order } },
      ]);
    }
  });
});
