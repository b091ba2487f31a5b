import { z } from '@hono/zod-openapi';
import type { Calendar, TracedDay } from '@gongkai/calendar';
import type { ClockReading, Text } from '@gongkai/core';
import { text, traceClock } from '@gongkai/core';
import { textSchema } from './schema.ts';

/** Explains a due date in one sentence of each language. */
export const explain = (clock: ClockReading): Text | null => {
  const { measure, due, period } = clock;
  if (measure === null) return text('期限尚未起算', 'The period has not started');
  if (due === null) return stopped(clock);
  const basis = period.basis.text;
  switch (measure.by) {
    case 'hours':
    case 'minutes': {
      const [zh, en] = measure.by === 'hours' ? ['小时', 'hours'] : ['分钟', 'minutes'];
      return text(
        `自起算时刻起${measure.count}${zh},夜间和假日照算(${basis})`,
        `${measure.count} ${en} from the start, through nights and holidays`,
      );
    }
    case 'set-date':
      return text(`期限为${due.on}(${basis})`, `The date that was set: ${due.on}`);
    case 'natural-days':
      return text(
        `自${measure.start}的次日起第${measure.count + measure.extension}日为${due.on}(${basis})`,
        `Day ${measure.count + measure.extension} after ${measure.start} is ${due.on}`,
      );
    case 'months':
      return text(
        `自${measure.start}起${measure.count}个月,至${due.on}(${basis})`,
        `${measure.count} months after ${measure.start}: ${due.on}`,
      );
    case 'days-before':
      return text(
        `不迟于${measure.anchor}之前${measure.count}${measure.unit === 'working-day' ? '个工作' : ''}日,即${due.on}(${basis})`,
        `At least ${measure.count} ${measure.unit === 'working-day' ? 'working ' : ''}days before ${measure.anchor}: ${due.on}`,
      );
    case 'working-days':
      return countedDays(measure, due, basis);
  }
};

type Counted = Extract<NonNullable<ClockReading['measure']>, { by: 'working-days' }>;

const countedDays = (measure: Counted, due: NonNullable<ClockReading['due']>, basis: string): Text => {
  const count = measure.count + measure.extension;
  const paused =
    measure.excluded.length === 0 ? text('', '') : text(',征求意见等时间不计', ', days of consultation not counted');
  const open =
    due.provisional === null
      ? text('', '')
      : text(
          `;${due.provisional.missingYears.join('、')}年放假安排尚未公布,日期暂定`,
          `; provisional, since the notice for ${due.provisional.missingYears.join(', ')} is not published`,
        );
  if (measure.until !== undefined) {
    return text(
      `自${measure.start}的次日起${measure.count}个工作日,延长至${due.on}${paused.zh}(${basis})${open.zh}`,
      `${measure.count} working days after ${measure.start}, extended until ${due.on}${paused.en}${open.en}`,
    );
  }
  return text(
    `自${measure.start}的次日起第${count}个工作日为${due.on}${paused.zh}(${basis})${open.zh}`,
    `Working day ${count} after ${measure.start} is ${due.on}${paused.en}${open.en}`,
  );
};

const stopped = ({ unknownYear, outOfRange }: ClockReading): Text => {
  if (outOfRange)
    return text('日期超出日历范围,无法计算', 'A day is outside the calendar, so the period cannot be computed');
  return unknownYear === null
    ? text('停表', 'The clock is stopped')
    : text(
        `期限涉及${unknownYear}年,放假安排尚未公布,无法计算`,
        `The period includes days of ${unknownYear}, whose notice is not published`,
      );
};

const REASONS: Readonly<Record<TracedDay['reason'], Text>> = {
  'working-day': text('工作日', 'working day'),
  'make-up-day': text('调休上班', 'make-up working day'),
  weekend: text('周末', 'weekend'),
  holiday: text('放假', 'holiday'),
  'local-holiday': text('地方放假', 'local holiday'),
  'local-working-day': text('地方调休上班', 'local make-up day'),
  excluded: text('不计入期限', 'not counted'),
};

/** The days of a count. */
export const traceSchema = z.array(
  z.object({
    date: z.string(),
    counted: z.boolean(),
    ordinal: z.int().nullable(),
    reason: z.string(),
    label: textSchema,
    notice: z.string().nullable(),
    overlay: z.string().nullable().openapi({ description: 'region of the local notice that sets the day' }),
    open: z.boolean(),
  }),
);

/** One day of an explanation, as the API shows it. */
export const dayView = (day: TracedDay) => ({
  date: day.date,
  counted: day.counted,
  ordinal: day.ordinal ?? null,
  reason: day.reason,
  label: REASONS[day.reason],
  notice: day.notice ?? null,
  overlay: day.overlay ?? null,
  open: day.open ?? false,
});

/** The day-by-day sum of a clock. */
export const traceView = (clock: ClockReading, calendar: Calendar) => traceClock(clock, calendar).map(dayView);
