import { instantOf } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { PROCEDURES, siteError } from '../../procedures/index.ts';
import { disclosureRequest } from '../../procedures/disclosure-request/disclosure-request.ts';
import { SAMPLES } from '../../procedures/samples.ts';
import type { CaseState } from '../case-state.ts';
import { correctEntries, type Entry, foldEntries } from '../entries.ts';
import type { Actor } from '../duties.ts';
import { permitted } from '../permitted.ts';
import type { AnyProcedure } from '../procedure.ts';
import { handlingDuties } from '../duties.ts';
import { FILE_FACTS, isOfficeFact, OFFICE_FACTS } from './file-facts.ts';
import { fileDuties } from './judge-file.ts';
import {
  ASSIGNED,
  AT,
  codeOf,
  done,
  env,
  HANDLER,
  HEAD,
  NOW,
  opened,
  OTHER,
  REGISTRAR,
  tried,
} from '../../../test-support/opened-case.ts';

describe('the holder of a case', () => {
  it('is who was given it, and who takes it over', () => {
    const given = done(opened(), ASSIGNED, REGISTRAR);
    expect(given.file?.holder).toMatchObject({ unit: '土地科', sender: 'li', internalDueOn: '2026-05-08' });
    const taken = done(given, { type: 'case.accepted' }, HANDLER);
    expect(taken.file?.holder).toMatchObject({ unit: '土地科', person: 'wang', sender: 'li' });
    expect(taken.file?.holder?.acceptedAt).toBe(instantOf('2026-04-20T11:00:00+08:00'));
    expect(codeOf(taken, { type: 'case.accepted' }, HANDLER)).toBe('file/taken-over');
  });

  it('alone takes it over or declines it', () => {
    expect(codeOf(opened(), { type: 'case.accepted' }, HANDLER)).toBe('file/no-holder');
    const given = done(opened(), ASSIGNED, REGISTRAR);
    expect(codeOf(given, { type: 'case.accepted' }, OTHER)).toBe('file/not-holder');
    expect(codeOf(given, { type: 'case.declined', reason: '不属于本科室' }, OTHER)).toBe('file/not-holder');
    expect(codeOf(given, { type: 'case.accepted' }, { id: 'k9', duties: ['handler'] })).toBe('file/not-holder');
  });

  it('is the sender again after it was declined', () => {
    const given = done(opened(), { type: 'case.assigned', person: 'wang' }, REGISTRAR);
    const back = done(given, { type: 'case.declined', reason: '不属于本科室' }, HANDLER);
    expect(back.file?.holder).toMatchObject({ person: 'li', sender: 'wang', returned: true });
    expect(back.file?.holder?.acceptedAt).toBeUndefined();
  });

  it('is a person or a unit, named in the form of persons', () => {
    expect(codeOf(opened(), { type: 'case.assigned' }, REGISTRAR)).toBe('fact/malformed');
    expect(codeOf(opened(), { type: 'case.assigned', person: '王 伟' }, REGISTRAR)).toBe('fact/malformed');
    expect(codeOf(opened(), { ...ASSIGNED, internalDueOn: '1799-01-01' }, REGISTRAR)).toBe('calendar/out-of-range');
  });
});

describe('notes', () => {
  it('have the part of their kind and no other', () => {
    const phone = { number: '0872-4121234', who: '张三', result: '无人接听' };
    const search = { where: '档案室、业务系统', words: '征地 2019', by: '王伟', result: '未检索到' };
    const note = (data: object) => codeOf(opened(), { type: 'note.added', ...data }, HANDLER);
    expect(note({ kind: 'note', text: '已电话核实' })).toBeNull();
    expect(note({ kind: 'phone', phone, text: '再拨' })).toBeNull();
    expect(note({ kind: 'search', search })).toBeNull();
    expect(note({ kind: 'note' })).toBe('fact/malformed');
    expect(note({ kind: 'phone', text: '未接' })).toBe('fact/malformed');
    expect(note({ kind: 'search', phone })).toBe('fact/malformed');
    expect(note({ kind: 'note', text: '…', search })).toBe('fact/malformed');
    expect(note({ kind: 'phone', phone, search })).toBe('fact/malformed');
  });

  it('of a search are what the file then knows', () => {
    const search = { where: '档案室', words: '征地', by: '王伟', result: '未检索到' };
    expect(done(opened(), { type: 'note.added', kind: 'note', text: '。' }, HANDLER).file?.searched).toBeUndefined();
    expect(done(opened(), { type: 'note.added', kind: 'search', search }, HANDLER).file?.searched).toBe(true);
  });
});

describe('links', () => {
  const link = { type: 'case.linked', to: '依-A-2026-00002', kind: 'repeats' };

  it('are made once and taken back once', () => {
    const linked = done(opened(), link, HANDLER);
    expect(linked.file?.links).toEqual([{ to: '依-A-2026-00002', kind: 'repeats' }]);
    expect(codeOf(linked, link, HANDLER)).toBe('file/linked');
    expect(codeOf(linked, { ...link, kind: 'follows' }, HANDLER)).toBeNull();
    const unlinked = done(linked, { ...link, type: 'case.unlinked', reason: '登记有误' }, HANDLER);
    expect(unlinked.file?.links).toEqual([]);
    expect(codeOf(unlinked, { ...link, type: 'case.unlinked', reason: '登记有误' }, HANDLER)).toBe('file/not-linked');
  });

  it('never name the case itself', () => {
    expect(codeOf(opened(), { ...link, to: env.number }, HANDLER)).toBe('fact/malformed');
  });
});

describe('attachments', () => {
  const document = {
    type: 'document.attached',
    sha256: 'a'.repeat(64),
    name: '申请书.pdf',
    mediaType: 'application/pdf',
    size: 1200,
    kind: 'application',
  };

  it('are counted with their bytes, up to what a file can hold', () => {
    const twice = done(done(opened(), document, REGISTRAR), { ...document, size: 800 }, HANDLER);
    expect(twice.file?.attached).toEqual({ count: 2, bytes: 2000 });
    const full = { ...twice, file: { ...twice.file, attached: { count: 500, bytes: 1 } } };
    expect(codeOf(full, document, HANDLER)).toBe('file/full');
  });

  it('have a hash, a size and a media type', () => {
    for (const wrong of [
      { sha256: 'A'.repeat(64) },
      { size: 0 },
      { mediaType: 'pdf' },
      { kind: 'photo' },
      { name: '' },
    ]) {
      expect(codeOf(opened(), { ...document, ...wrong }, HANDLER)).toBe('fact/malformed');
    }
  });
});

describe('an exemption from the separation of duties', () => {
  const [pair] = disclosureRequest.separationOfDuties;
  const { first = '', second = '' } = pair ?? {};
  const held = (): CaseState => ({ ...opened(), recorders: { [first]: ['wang'] } });
  const granted = { type: 'exemption.granted', fact: second, reason: '办公室仅有两人' };

  it('is granted by the head of the office, once, for a fact that a rule keeps apart', () => {
    const exempted = done(held(), granted, HEAD);
    expect(exempted.file?.exempted).toEqual([second]);
    expect(codeOf(exempted, granted, HEAD)).toBe('file/exempted');
    expect(codeOf(held(), granted, HANDLER)).toBe('actor/forbidden');
    expect(codeOf(held(), { ...granted, fact: 'request.submitted' }, HEAD)).toBe('fact/malformed');
  });

  it('is not offered where nothing is kept apart, nor once it was granted for everything', () => {
    const offered = (procedure: AnyProcedure, state: CaseState) =>
      permitted(procedure, state, { actor: HEAD, now: NOW }, env).find(({ fact }) => fact === 'exemption.granted');
    expect(offered(siteError, opened(siteError))?.refusal?.code).toBe('file/nothing-apart');
    expect(offered(disclosureRequest, held())?.allowed).toBe(true);
    const whole = { ...held(), file: { exempted: [...disclosureRequest.remembered] } };
    expect(offered(disclosureRequest, whole)?.refusal?.code).toBe('file/exempted');
  });
});

describe('a fact of the file', () => {
  const facts: Readonly<Record<string, object>> = {
    'case.assigned': { person: 'wang' },
    'note.added': { kind: 'note', text: '已核实' },
    'document.attached': {
      sha256: 'b'.repeat(64),
      name: '扫描件.jpg',
      mediaType: 'image/jpeg',
      size: 10,
      kind: 'other',
    },
    'case.linked': { to: '舆-B-2026-00007', kind: 'about-incident' },
  };

  it.each(PROCEDURES.map((one) => [one.id, one] as const))('never moves the machine of %s', (_, procedure) => {
    const state = opened(procedure);
    for (const [type, data] of Object.entries(facts)) {
      const duties = isOfficeFact(type) ? fileDuties(type, procedure) : [];
      const result = tried(state, { type, ...data }, { id: 'k', person: 'p', duties }, procedure);
      if (!result.ok) throw new Error(`${type}: ${JSON.stringify(result.refusal)}`);
      const { version, file, ...rest } = result.state;
      const { version: before, ...was } = state;
      expect([version, rest]).toEqual([before + 1, was]);
      expect(file).not.toEqual(undefined);
    }
  });

  it('is recorded by a duty that handles the case, and by nobody else', () => {
    const handling = handlingDuties(disclosureRequest);
    expect(handling).toContain('handler');
    for (const duty of ['applicant', 'supervisor', 'system']) {
      expect(handling).not.toContain(duty);
      const actor = { id: 'k', duties: [duty] };
      expect(codeOf(opened(), { type: 'note.added', kind: 'note', text: '。' }, actor)).toBe('actor/forbidden');
    }
  });

  it('happens after the opening of the case, and not in the future; otherwise in any order', () => {
    const note = { type: 'note.added', kind: 'note', text: '。' };
    expect(codeOf(opened(), { ...note, at: '2026-04-20T09:00:00+08:00' }, HANDLER)).toBe('fact/out-of-order');
    expect(codeOf(opened(), { ...note, at: '2026-04-20T16:00:01+08:00' }, HANDLER)).toBe('fact/future');
    const later = done(opened(), { ...note, at: '2026-04-20T15:00:00+08:00' }, HANDLER);
    expect(codeOf(later, { ...note, at: '2026-04-20T12:00:00+08:00' }, HANDLER)).toBeNull();
  });

  it('is among what is permitted, with what bars it', () => {
    const of = (state: CaseState, actor: Actor) =>
      Object.fromEntries(
        permitted(disclosureRequest, state, { actor, now: NOW }, env)
          .filter(({ fact }) => Object.hasOwn(OFFICE_FACTS, fact))
          .map(({ fact, refusal }) => [fact, refusal?.code ?? null]),
      );
    expect(of(opened(), HANDLER)).toMatchObject({ 'case.accepted': 'file/no-holder', 'note.added': null });
    expect(of(done(opened(), ASSIGNED, REGISTRAR), HANDLER)).toMatchObject({ 'case.accepted': null });
    expect(of(opened(), { id: 'k', duties: ['supervisor'] })).toMatchObject({ 'note.added': 'actor/forbidden' });
  });

  it('is corrected like any other, and the file follows', () => {
    const procedure: AnyProcedure = siteError;
    const entry = (seq: number, raw: Record<string, unknown>, by: Actor): Entry => ({ seq, raw, by, recordedAt: NOW });
    const [type = ''] = procedure.openedBy;
    const first = { type, at: AT, ...SAMPLES[procedure.id]?.facts[type] };
    const duties = procedure.allowedDuties[type] ?? [];
    const entries = [
      entry(1, first, { id: 'k0', duties }),
      entry(2, { type: 'case.assigned', at: AT, person: 'wang' }, REGISTRAR),
    ];
    const raw = { type: 'entry.corrected', at: AT, seq: 2, data: { person: 'zhao' }, reason: '分办有误' };
    const corrected = correctEntries(procedure, {}, entries, raw, { actor: HEAD, now: NOW }, env);
    expect(corrected.ok).toBe(true);
    const after = foldEntries(procedure, {}, [...entries, entry(3, raw, HEAD)]);
    expect([after.version, after.file?.holder?.person]).toEqual([3, 'zhao']);
    const voided = { type: 'entry.voided', at: AT, seq: 2, reason: '重复' };
    expect(foldEntries(procedure, {}, [...entries, entry(3, voided, HEAD)]).file).toBeUndefined();
  });

  it('has a label and a basis', () => {
    for (const [type, { label, basis }] of Object.entries(FILE_FACTS)) {
      expect([type, label.zh.length > 0, label.en.length > 0, basis.mark]).toEqual([type, true, true, 'design-choice']);
    }
  });
});
