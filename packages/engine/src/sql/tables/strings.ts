/** A list of strings as it is read from JSON. */
export const strings = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
