import { describe, expect, it } from 'vitest';
import { disclosureRequest } from '../procedures/disclosure-request/disclosure-request.ts';
import { PROCEDURES } from '../procedures/index.ts';
import type { AnyProcedure } from './procedure.ts';
import { mattersNamed, partiesNamed } from './party.ts';

const request: AnyProcedure = disclosureRequest;
const fact = (applicant: unknown, more: object = {}) => ({ type: 'request.submitted', applicant, ...more });

describe('those whom a fact names', () => {
  it('are found where the procedure declares them', () => {
    const declared = PROCEDURES.flatMap((one: AnyProcedure) =>
      one.factTypes.flatMap((type) => one.partiesIn(type).map((path) => `${one.id} ${type} ${path.join('.')}`)),
    );
    expect(declared).toContain('disclosure-request request.submitted applicant');
    const given = { kind: 'natural', name: '张三', idNumber: '53010219900101123X', phone: '13800138000' };
    expect(partiesNamed(request, fact(given))).toEqual([given]);
  });

  it.each([
    ['13800138000', '13800138000'],
    ['电话:138 0013 8000', null],
    ['昆明市13800138000(本人)', '13800138000'],
    ['昆明市呈贡区1号', null],
    ['1380013800012345', null],
  ])('have a telephone in a contact like %s only where it is one', (contact, phone) => {
    expect(partiesNamed(request, fact({ kind: 'natural', name: '张三', contact }))).toMatchObject([{ phone }]);
  });

  it.each([[{ kind: 'natural' }], [{ kind: 'natural', name: ' ' }], [null], ['张三'], [[{ name: '张三' }]]])(
    'are nobody in %j',
    (applicant) => {
      expect(partiesNamed(request, fact(applicant))).toEqual([]);
    },
  );

  it('are nobody in another fact', () => {
    expect(partiesNamed(request, { type: 'request.registered', applicant: { name: '张三' } })).toEqual([]);
  });
});

describe('what a fact is about', () => {
  it('is found where the procedure declares it', () => {
    expect(mattersNamed(request, fact({}, { description: '征收批复' }))).toEqual(['征收批复']);
    expect(mattersNamed(request, fact({}))).toEqual([]);
  });
});
