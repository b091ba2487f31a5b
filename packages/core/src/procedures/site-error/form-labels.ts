import { fieldLabel, text } from '../../kernel/index.ts';

/** The words of the forms of a report of an error. */
export const FORM_LABELS = {
  fields: {
    site: fieldLabel('网站名称', 'website'),
    page: fieldLabel('网页', 'page', text('网址', 'web address')),
    description: fieldLabel('问题描述', 'what is wrong'),
    'error.transferred:to': fieldLabel('承办单位', 'unit that handles it'),
    'error.directed:to': fieldLabel('告知的渠道', 'channel'),
    finding: fieldLabel('办理结果', 'finding'),
    answer: fieldLabel('答复内容', 'answer'),
    into: fieldLabel('并入的案件编号', 'number of the report that goes on'),
    'error.yunnanLimit': fieldLabel('适用两个工作日的办理时限', 'two working days for the correction'),
  },
  values: {
    'error.directed:to': {
      petition: text('信访', 'petition'),
      'disclosure-request': text('政府信息公开申请', 'disclosure request'),
      'hotline-12345': text('12345热线', '12345 hotline'),
    },
    finding: { corrected: text('已改正', 'corrected'), unfounded: text('不属实', 'unfounded') },
  },
};
