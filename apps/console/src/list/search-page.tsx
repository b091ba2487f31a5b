import { NotFound } from '../frame/not-found.tsx';

export const SearchPage = NotFound;
