/** Where the wheel goes over a map that stands in a page. */
import type { Map as MapLibre } from 'maplibre-gl';

/** A map in the middle of a page that scrolls lets the wheel go by, unless Ctrl is held: else nobody gets past it. */
export function letWheelBy(map: MapLibre): void {
  const scrolls = (box: HTMLElement) => box.scrollHeight > box.clientHeight + 1;
  const room = map.getContainer().closest<HTMLElement>('.frame > main');
  map.getContainer().addEventListener(
    'wheel',
    (event) => {
      if (room && scrolls(room) && !event.ctrlKey && !event.metaKey) event.stopPropagation();
    },
    { capture: true, passive: true },
  );
}
