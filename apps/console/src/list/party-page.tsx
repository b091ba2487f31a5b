import { NotFound } from '../frame/not-found.tsx';

export const PartyPage = NotFound;
