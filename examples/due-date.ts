// A due date, explained: node --conditions=@gongkai/source examples/due-date.ts
import { civilDate, nationalCalendar } from '@gongkai/calendar';

const received = civilDate('2026-01-30');
const due = nationalCalendar.dueDate(received, 20);
console.log(`received ${received}, 20 working days: ${due}`);

for (const day of nationalCalendar.trace(received, due)) {
  if (day.reason !== 'working-day' && day.reason !== 'weekend')
    console.log(`${day.date} ${day.reason} ${day.notice ?? ''}`);
}

const open = nationalCalendar.addWorkingDays(civilDate('2026-12-04'), 20);
if (open.kind === 'provisional')
  console.log(
    `provisional: ${open.date}, open from ${open.openFrom}, notice of ${open.missingYears.join(', ')} missing`,
  );
