/** Why a mail was not accepted: no such mailbox; this mail is refused permanently; anything temporary. */
export type MailCode = 'mail/address' | 'mail/refused' | 'mail/failed';

/** A mail that was not accepted, in a loggable form: the text of a server can quote the address, its codes cannot. */
export class MailError extends Error {
  readonly code: MailCode;
  constructor(code: MailCode, detail: string) {
    super(`${code} ${detail}`.trim());
    this.code = code;
  }
}

/** A text or a number under a name of a thrown value. */
const said = (thrown: unknown, name: string): string => {
  if (typeof thrown !== 'object' || thrown === null) return '';
  const value: unknown = Reflect.get(thrown, name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

const codeOf = (reply: string, response: string, command: string): MailCode => {
  if (!reply.startsWith('5') || reply === '503') return 'mail/failed';
  if (command === 'DATA') return 'mail/refused';
  // Earlier commands, and 5.7.x (RFC 3463: policy), are about our settings: the operator can correct them.
  if (command !== 'RCPT TO' || /^5\d\d[ -]5\.7\.\d/.test(response)) return 'mail/failed';
  return /^5\d\d[ -]5\.1\.\d/.test(response) ? 'mail/address' : 'mail/refused';
};

/** Reads an error of the mail library by its codes alone. */
export const mailError = (thrown: unknown): MailError => {
  const reply = said(thrown, 'responseCode');
  const codes = [said(thrown, 'code'), said(thrown, 'originalCode'), reply].filter((code) => /^[A-Z_\d]+$/.test(code));
  return new MailError(codeOf(reply, said(thrown, 'response'), said(thrown, 'command')), [...new Set(codes)].join(' '));
};
