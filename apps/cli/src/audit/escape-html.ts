const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// Characters that reorder or hide what stands beside them have no business on a page of evidence.
const STEERING = /(?![\t\n])\p{Cc}|\p{Bidi_Control}/gu;

/** A text as the content of an element or of an attribute. */
export const escapeHtml = (text: string): string =>
  text.replaceAll(STEERING, '\ufffd').replaceAll(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
