/** A text in which no address of a server shows its password. */
export const withoutPasswords = (text: string): string =>
  text.replaceAll(/(postgres(?:ql)?:\/\/[^\s:@/]*):\S*@/g, '$1:***@').replaceAll(/(password=)[^\s&]*/g, '$1***');
