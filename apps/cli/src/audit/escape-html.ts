const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// Characters that reorder or hide the text beside them must not be on a page of evidence.
const CONTROL_CODES = /(?![\t\n])\p{Cc}|\p{Bidi_Control}/gu;

/** Escapes a text for the content of an element or an attribute. */
export const escapeHtml = (text: string): string =>
  text.replaceAll(CONTROL_CODES, '\ufffd').replaceAll(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
