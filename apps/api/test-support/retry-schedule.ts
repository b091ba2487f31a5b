/** A length in milliseconds as hours, minutes and seconds: `75:35:05`. */
export const lengthText = (ms: number): string => {
  const seconds = ms / 1000;
  const parts = [seconds / 3600, (seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
};

/** When each try of a delivery is made, counted from the first, when every one fails at once. */
export const TEN_TRIES = [
  '00:00:00',
  '00:00:05',
  '00:05:05',
  '00:35:05',
  '02:35:05',
  '07:35:05',
  '17:35:05',
  '31:35:05',
  '51:35:05',
  '75:35:05',
];
