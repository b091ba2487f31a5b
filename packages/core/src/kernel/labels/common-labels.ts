import { text } from '../text.ts';
import { fieldLabel, type FormLabels } from './form-labels.ts';

const entry = text('登记的序号', 'the number of the entry');

/** Fields that the kernel gives to facts, and those of the shared schemas of parties, in every procedure. */
export const COMMON_LABELS: FormLabels = {
  fields: {
    type: fieldLabel('登记事项', 'what is recorded'),
    at: fieldLabel('发生时间', 'when it happened', text('北京时间,到分', 'Beijing time, to the minute')),
    reason: fieldLabel('理由', 'reason'),
    acknowledged: fieldLabel(
      '已知悉的不合规事项',
      'irregularities recorded knowingly',
      text('同时写明理由', 'give a reason'),
    ),
    'clock.expired:clock': fieldLabel('届满的期限', 'the period that ran out'),
    'clock.expired:dueAt': fieldLabel('届满时间', 'when the period ended'),
    'clock.expired:before': fieldLabel('应在其前的登记', 'the entry that it comes before', entry),
    kind: fieldLabel('类型', 'kind'),
    name: fieldLabel('姓名或者名称', 'name'),
    idNumber: fieldLabel('证件号码', 'identity number'),
    phone: fieldLabel('联系电话', 'telephone'),
    contact: fieldLabel('联系方式', 'how to reach them'),
    note: fieldLabel('情况说明', 'note'),
  },
};
