/** What was typed into a field of a form; nothing where the form has no such field, or a file there. */
export const typedIn = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};
