import type { Engine, Login } from '@gongkai/engine';
import { type CleanedWhere, createAdapterFactory } from 'better-auth/adapters';

/** A condition of the library on one field; it asks for equality alone here. */
type Where = Pick<CleanedWhere, 'field' | 'operator' | 'value' | 'connector'>;

type Fields = Readonly<Record<string, unknown>>;

// What the library has no use for here: a login has neither a mail address nor a picture.
const userOf = ({ person, username, madeAt, passwordAt }: Login): Fields => ({
  id: person,
  username,
  displayUsername: username,
  name: username ?? person,
  email: `${person}@sign-in.invalid`,
  emailVerified: true,
  image: null,
  createdAt: new Date(madeAt),
  updatedAt: new Date(passwordAt ?? madeAt),
});

const accountOf = ({ person, password, madeAt, passwordAt }: Login): Fields => ({
  id: person,
  userId: person,
  accountId: person,
  providerId: 'credential',
  password,
  createdAt: new Date(madeAt),
  updatedAt: new Date(passwordAt ?? madeAt),
});

/** The value that a field has to be equal to. */
const wanted = (where: readonly Where[], field: string): string | null => {
  const found = where.find((one) => one.field === field);
  return found !== undefined && found.operator === 'eq' && typeof found.value === 'string' ? found.value : null;
};

const refuse = (what: string, model: string): never => {
  throw new Error(`signing in does not ${what} ${model}: the engine does it, with its act`);
};

const loginFor = async (signIn: Engine['signIn'], where: readonly Where[]): Promise<Login | null> => {
  const username = wanted(where, 'username');
  if (username !== null) return signIn.byUsername(username);
  const person = wanted(where, 'userId') ?? wanted(where, 'id');
  return person === null ? null : signIn.byPerson(person);
};

const isMatch = (row: Fields, where: readonly Where[]): boolean =>
  where.every(({ field, operator, value }) => operator === 'eq' && row[field] === value);

const rowsFor = async (
  signIn: Engine['signIn'],
  model: string,
  where: readonly Where[],
): Promise<readonly Fields[]> => {
  if (model !== 'user' && model !== 'account') return refuse('read', model);
  const login = await loginFor(signIn, where);
  const row = login === null ? null : model === 'user' ? userOf(login) : accountOf(login);
  return row !== null && isMatch(row, where) ? [row] : [];
};

/**
 * The logins of an engine as the library sees them: users and their passwords, to read. Everything else is refused, so that
 * no login changes without its act, and no session is looked up by anything but the guard.
 */
export const loginAdapter = (signIn: Engine['signIn']) =>
  createAdapterFactory({
    config: { adapterId: 'gongkai', adapterName: 'Gongkai', supportsNumericIds: false, supportsJSON: false },
    // The types of the library say that a row is whatever the caller takes it for.
    adapter: () => ({
      findOne: async <T>({ model, where }: { readonly model: string; readonly where: readonly Where[] }) =>
        ((await rowsFor(signIn, model, where))[0] ?? null) as T | null,
      findMany: async <T>({ model, where = [] }: { readonly model: string; readonly where?: readonly Where[] }) =>
        [...(await rowsFor(signIn, model, where))] as T[],
      create: async <T extends Record<string, unknown>>({
        model,
        data,
      }: {
        readonly model: string;
        readonly data: T;
      }) => {
        if (model !== 'session') return refuse('make', model);
        // Sessions of every way in are started in one place; the one that the library makes for itself is thrown away.
        return data;
      },
      update: async ({ model }: { readonly model: string }) => refuse('change', model),
      updateMany: async ({ model }: { readonly model: string }) => refuse('change', model),
      delete: async ({ model }: { readonly model: string }) => refuse('remove', model),
      deleteMany: async ({ model }: { readonly model: string }) => refuse('remove', model),
      count: async ({ model }: { readonly model: string }) => refuse('count', model),
    }),
  });
