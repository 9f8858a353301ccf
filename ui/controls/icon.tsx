/** The icons: 20 units square, one stroke; always beside words, or on a button that has a name. */

const paths = {
  search: 'M9 3.5a5.5 5.5 0 100 11 5.5 5.5 0 000-11M13 13l4 4',
  today: 'M3.5 5.5h13v11h-13zM3.5 9h13M7 3v4M13 3v4M7 12.5l2 2 4-3.5',
  map: 'M3 5.5l4.7-2 4.6 2 4.7-2v11l-4.7 2-4.6-2-4.7 2zM7.7 3.5v11M12.3 5.5v11',
  eye: 'M2.5 10S5.5 5 10 5s7.5 5 7.5 5-3 5-7.5 5-7.5-5-7.5-5zM10 7.8a2.2 2.2 0 100 4.4 2.2 2.2 0 000-4.4',
  folder: 'M3 5.5h5l1.5 2H17v9H3zM7 12h6',
  rules: 'M4 3.5h9l3 3v10H4zM7 8h6M7 11h6M7 14h4',
  people:
    'M7.5 4.2a2.8 2.8 0 100 5.6 2.8 2.8 0 000-5.6M2.5 16.5c0-3 2.2-5 5-5s5 2 5 5M13 4.5a2.7 2.7 0 010 5M14.5 12c1.9.6 3 2.2 3 4.5',
  chart: 'M4 16.5V3.5M4 16.5h13M7.5 13.5V10M11 13.5V6.5M14.5 13.5V8.5',
  envelope: 'M3 5h14v10.500H3zM3 6l7 5 7-5',
  warning: 'M10 3.5l7.5 13h-15zM10 8v4.5M10 14.3v.4',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  layers: 'M10 3.5l7 3.7-7 3.7-7-3.7zM3 10.8l7 3.7 7-3.7M3 14l7 3.5L17 14',
  whole: 'M3.5 7.5v-4h4M12.5 3.5h4v4M16.5 12.5v4h-4M7.5 16.5h-4v-4',
  share: 'M12 4h4v4M16 4l-7 7M13.5 11v5H4V6.5h5',
  paper: 'M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5M7.5 9.5H13M7.5 12.5H13',
  lock: 'M5 9h10v7.5H5zM7 9V6.5a3 3 0 016 0V9',
  phone:
    'M5 3.5h3l1.5 4-2 1.3a9 9 0 004 4l1.300-2 4 1.500v3c0 1-1 1.700-2 1.500C8.500 16 4 11.500 3.500 5.200 3.400 4.300 4 3.500 5 3.500z',
  camera: 'M3 6.5h3.5L8 4.5h4l1.5 2H17v9.5H3zM10 8.2a2.8 2.8 0 100 5.6 2.8 2.8 0 000-5.6',
  more: 'M3.5 5.5h13M3.5 10h13M3.5 14.5h13',
  next: 'M7.5 4.5L13 10l-5.5 5.5',
  previous: 'M12.5 4.5L7 10l5.5 5.5',
  close: 'M5 5l10 10M15 5L5 15',
  download: 'M3 11.5v5h14v-5M10 3.500v9M6.500 9l3.500 3.500L13.500 9',
  upload: 'M3 11.5v5h14v-5M10 12.5v-9M6.5 7L10 3.5 13.5 7',
  point:
    'M10 17.500S15.500 12 15.500 8a5.500 5.500 0 00-11 0c0 4 5.500 9.500 5.500 9.500zM10 6.200a1.800 1.800 0 100 3.600 1.800 1.800 0 000-3.600',
  outline: 'M4 5.500l8-2 4.500 6-4 7L3.500 14z',
  check: 'M4 10.500l4 4 8-9',
  pencil: 'M4 16l1-4 8.500-8.500 3 3L8 15z',
} as const;

export type IconName = keyof typeof paths;

export const Icon = ({ name, size = 18 }: { name: IconName; size?: number }) => (
  <svg className="icon" viewBox="0 0 20 20" width={size} height={size} aria-hidden="true">
    <path d={paths[name]} />
  </svg>
);
