import { NotFound } from '../frame/not-found.tsx';

export const YearPage = NotFound;
