import { text } from '../text.ts';
import { fieldLabel, type FormLabels } from '../labels/form-labels.ts';
import { ATTACHMENT_KINDS } from './attaching.ts';
import { LINK_KINDS } from './links.ts';

const entry = text('登记的序号', 'the number of the entry');

/** The words of the forms of file facts, the same for every procedure. */
export const FILE_LABELS: FormLabels = {
  fields: {
    unit: fieldLabel('承办单位', 'unit that is to handle it'),
    person: fieldLabel('承办人', 'person who is to handle it'),
    internalDueOn: fieldLabel('内部办理期限', 'internal due date'),
    'note.added:kind': fieldLabel('记录类型', 'kind of note'),
    'note.added:text': fieldLabel('记录内容', 'what is noted'),
    'note.added:phone': fieldLabel('电话记录', 'telephone call'),
    'phone.number': fieldLabel('电话号码', 'telephone number'),
    'phone.who': fieldLabel('通话人', 'who was spoken to'),
    'phone.result': fieldLabel('通话结果', 'what came of the call'),
    search: fieldLabel('检索记录', 'search'),
    'search.where': fieldLabel(
      '检索范围',
      'where it was looked for',
      text('档案、系统和单位', 'archives, systems and units'),
    ),
    'search.words': fieldLabel('检索词', 'words searched for'),
    'search.by': fieldLabel('检索人', 'who searched'),
    'search.result': fieldLabel('检索结果', 'result of the search'),
    sha256: fieldLabel('文件校验值', 'checksum of the file', text('上传后自动填写', 'filled in by the upload')),
    'document.attached:name': fieldLabel('文件名', 'file name'),
    mediaType: fieldLabel('文件格式', 'format of the file'),
    size: fieldLabel('文件大小', 'size of the file', text('字节', 'bytes')),
    'document.attached:kind': fieldLabel('材料类型', 'kind of document'),
    pages: fieldLabel('页数', 'pages', text('页', 'pages')),
    'case.linked:kind': fieldLabel('关联方式', 'how the cases belong together'),
    'case.unlinked:kind': fieldLabel('关联方式', 'how the cases belong together'),
    to: fieldLabel('关联案件编号', 'number of the other case'),
    'case.transferred:to': fieldLabel('接收机关', 'agency that takes it over'),
    basis: fieldLabel('职能调整文件', 'document that moves the functions', text('名称和文号', 'name and number')),
    fact: fieldLabel('豁免的登记事项', 'what may be recorded all the same'),
    demand: fieldLabel('督办要求', 'what is to be done'),
    dueOn: fieldLabel('反馈截止日期', 'answer due on'),
    measures: fieldLabel('办理措施和结果', 'what was done and its result'),
    'entry.questioned:seq': fieldLabel('存疑的登记', 'entry that is thought wrong', entry),
    'entry.corrected:seq': fieldLabel('更正的登记', 'entry that is corrected', entry),
    'entry.voided:seq': fieldLabel('作废的登记', 'entry that is voided', entry),
    data: fieldLabel('更正后的内容', 'the right values', text('只填写有误的内容', 'only those that were wrong')),
  },
  values: {
    'note.added:kind': {
      note: text('一般记录', 'note'),
      phone: text('电话记录', 'telephone call'),
      search: text('检索记录', 'search'),
    },
    'document.attached:kind': ATTACHMENT_KINDS,
    'case.linked:kind': LINK_KINDS,
    'case.unlinked:kind': LINK_KINDS,
  },
};
