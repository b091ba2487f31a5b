const ADDRESS = /postgres(?:ql)?:\/\/\S*/g;

/** An address without its password, which may contain any character, `@` too. */
const withoutPassword = (address: string): string => {
  const user = /^[^/]*\/\/[^:@/]*(?=:)/.exec(address)?.[0];
  const end = address.lastIndexOf('@');
  return user === undefined || end === -1 ? address : `${user}:***${address.slice(end)}`;
};

/** A text in which no address of a server shows its password. */
export const withoutPasswords = (text: string): string =>
  text.replaceAll(ADDRESS, withoutPassword).replaceAll(/(password=)[^\s&]*/g, '$1***');
