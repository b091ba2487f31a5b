import { auditReport, plainDocument } from '@gongkai/audit';
import { describe, expect, it } from 'vitest';
import { buildPage } from './build-page.ts';

const TABLE = [
  '三、收到和处理政府信息公开申请情况',
  '一、本年新收 3 0 0 0 0 1 5',
  '二、上年结转 1 0 0 0 0 0 1',
  '（一）予以公开 2 0 0 0 0 1 3',
  '（七）总计 2 0 0 0 0 1 3',
  '四、结转下年度继续办理 2 0 0 0 0 0 2',
].join('\n');

const page = (text: string, name = 'a report'): string => {
  const document = plainDocument(text);
  return buildPage(name, document, auditReport(document));
};

describe('pageOf', () => {
  it('marks the wrong figure in its line and sets the right one beside it', () => {
    const lines = page(TABLE).split('\n');
    const line = lines.find((one) => one.includes('本年新收'));
    expect(line).toContain('一、本年新收 3 0 0 0 0 1 <mark class="error">5</mark></p><aside>');
    expect(line).toContain('<del>5</del> <ins>4</ins>');
    expect(lines.filter((one) => one.includes('class="note error"'))).toHaveLength(1);
  });

  it('holds the whole text of the report, line by line', () => {
    const plain = page(`${TABLE}\n\n末行`)
      .replace(/^[^]*<main>\n/, '')
      .replace(/<aside>.*?<\/aside>/g, '')
      .replaceAll(/<(?!\/div)[^>]*>/g, '');
    expect(
      plain
        .split('</div>\n')
        .slice(0, 8)
        .map((one) => one.replace('</div>', '').trim())
        .join('\n'),
    ).toContain(`${TABLE}\n\n末行`);
  });

  it('marks every place of a damage, over the end of a line too', () => {
    const marked = page('昆明市bet365官网工作年度报告\n依bet365官网申请公开');
    expect(marked.match(/<mark class="integrity">bet365官网<\/mark>/g)).toHaveLength(2);
    expect(marked).toContain('文本受损');
  });

  it('lets nothing of the report become markup, a script or a turn of the reading direction', () => {
    const evil = page(
      `<script>alert(1)</script> <img src=x onerror="a()"> \u202e bet365官网<b>年度报告\n${TABLE}`,
      '"><svg onload=1>',
    );
    expect(evil).not.toMatch(/<script|<img|<svg|<b>年|\u202e/);
    expect(evil).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(evil).toContain("default-src 'none'");
    expect(evil).not.toMatch(/https?:|url\(|@import|<[^>]*(?:src|href)=/);
  });
});
