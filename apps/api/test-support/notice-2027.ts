/** A made-up notice of 2027 that balances: thirteen weekdays off and none worked. */
export const NOTICE_2027 = JSON.stringify({
  2027: {
    holidays: '01-01 02-05 02-08 02-09 02-10 02-11 04-05 05-03 05-04 06-09 10-01 10-04 10-05'
      .split(' ')
      .map((day) => `2027-${day}`),
    workdays: [],
    notice: '国办发明电〔2026〕0号',
  },
});
