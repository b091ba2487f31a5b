export type { ParsedOverlay } from './parse-overlay.ts';
export { parseOverlay } from './parse-overlay.ts';
export type { OverlayReading } from './read-overlays.ts';
export {
  OVERLAY_BASIS,
  OVERLAY_WARNING,
  readOverlays,
  SHIPPED_OVERLAYS,
  withOverlays,
  yearsOf,
} from './read-overlays.ts';
export { yunnanOverlays } from './yunnan-overlays.ts';
