/** Draws the demo's photographs: fields, a site and what is done on it, in the pigments of the look, marked as 演示. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import sharp from 'sharp';

const [WIDTH, HEIGHT] = [960, 720];
const font = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf',
);

const sky = (top: string, low: string) =>
  `<defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="${top}"/><stop offset="1" stop-color="${low}"/></linearGradient></defs>
   <rect width="960" height="330" fill="url(#s)"/>`;
const hills = `<path d="M0 300 Q120 220 260 270 T520 250 T780 262 T960 232 V380 H0Z" fill="#7e9a94"/>
  <path d="M0 330 Q180 270 340 312 T700 296 T960 306 V400 H0Z" fill="#5f8476"/>`;
const rows = (from: number, colour: string) =>
  Array.from({ length: 13 }, (_, i) => {
    const y = from + i * i * 2.3;
    return `<path d="M0 ${y} Q480 ${y - 14} 960 ${y}" stroke="${colour}" stroke-width="${1.5 + i * 0.7}" fill="none" opacity=".55"/>`;
  }).join('');
const field = (ground: string, furrow: string) =>
  `<rect y="340" width="960" height="380" fill="${ground}"/>${rows(352, furrow)}`;
const trees = [60, 118, 802, 872, 925]
  .map(
    (x, i) => `<rect x="${x - 3}" y="296" width="6" height="${54 + i * 3}" fill="#5a4a3a"/>
    <ellipse cx="${x}" cy="${282 - i * 2}" rx="${28 + i * 3}" ry="${36 + i * 2}" fill="#3f6b58"/>`,
  )
  .join('');
const earth = (d: string) =>
  `<path d="${d}" fill="#b08a5c"/><path d="${d}" fill="none" stroke="#8b6a43" stroke-width="4"/>`;
const digger = (x: number, y: number) => `<g transform="translate(${x} ${y})">
  <rect x="-4" y="62" width="150" height="26" rx="13" fill="#3a3f40"/><rect x="18" y="14" width="96" height="50" fill="#d9a72b"/>
  <rect x="64" y="-26" width="48" height="42" fill="#d9a72b"/><rect x="70" y="-20" width="34" height="28" fill="#bcd3d6"/>
  <path d="M20 26 L-60 -50 L-122 12" stroke="#d9a72b" stroke-width="17" fill="none" stroke-linejoin="round"/>
  <path d="M-140 8 h34 l-6 34 h-24z" fill="#54585a"/></g>`;
const walls = (height: number, courses: string) => `<g><path d="M300 560 V${560 - height} H660 V560Z" fill="#b5674a"/>
  <path d="M660 560 V${560 - height} L760 ${532 - height * 0.92} V532Z" fill="#97523a"/>
  <g stroke="${courses}" stroke-width="2" opacity=".55" fill="none">${Array.from({ length: Math.floor(height / 18) }, (_, i) => `<path d="M300 ${560 - i * 18} H660 L760 ${532 - i * 16.5}"/>`).join('')}</g></g>`;
const opening = (x: number, y: number) => `<rect x="${x}" y="${y}" width="58" height="70" fill="#4a3c36"/>`;
const heap = (x: number, y: number, w: number, colour: string) =>
  `<path d="M${x} ${y} Q${x + w * 0.22} ${y - w * 0.34} ${x + w * 0.5} ${y - w * 0.36} T${x + w} ${y}Z" fill="${colour}"/>`;
const stakes = `<g stroke="#b23a2e" stroke-width="5">${[250, 410, 580, 740].map((x) => `<path d="M${x} 470 v84"/>`).join('')}</g>
  <path d="M250 486 Q330 500 410 486 T580 486 T740 486" stroke="#efe7d8" stroke-width="6" fill="none"/>`;

const green = field('#86a05f', '#64804a');
const straw = field('#c3b277', '#9c8b54');
const fair = sky('#a9c6cf', '#e3ebe4');
const dull = sky('#b7bfc1', '#dfe0da');
const base = (back: string, ground: string) => `${back}${hills}${ground}${trees}`;
const pad = 'M210 590 L300 486 H730 L820 590Z';

const drawings: Record<string, string> = {
  field: base(fair, green),
  groundbreaking: `${base(fair, green)}${earth(pad)}${digger(560, 440)}`,
  foundation: `${base(dull, straw)}${earth(pad)}<path d="M300 566 L350 508 H690 L742 566Z" fill="none" stroke="#8f9492" stroke-width="20"/>
    <path d="M520 508 V566" stroke="#8f9492" stroke-width="18"/>${heap(90, 640, 170, '#a8a296')}`,
  walls: `${base(fair, straw)}${earth(pad)}${walls(92, '#e0b8a0')}${opening(420, 490)}${heap(120, 640, 150, '#b5674a')}`,
  roofed: `${base(dull, green)}${earth(pad)}${walls(190, '#e0b8a0')}${opening(350, 420)}${opening(540, 420)}
    <path d="M270 372 H690 L800 356 L770 330 H330Z" fill="#8d9390"/>`,
  hardening: `${base(fair, green)}<path d="M120 650 L290 452 H760 L900 650Z" fill="#bdbfba"/>
    <path d="M510 452 V650 M206 548 H830" stroke="#a3a5a0" stroke-width="5"/>`,
  dumping: `${base(dull, green)}${heap(180, 600, 240, '#9a8f80')}${heap(400, 580, 210, '#857a6c')}${heap(560, 620, 280, '#a79c8b')}`,
  digging: `${base(fair, straw)}<path d="M190 600 Q300 470 500 486 T800 590 Q620 690 470 680 T190 600Z" fill="#8a6239"/>
    <path d="M270 600 Q380 530 500 540 T720 600 Q600 650 480 646 T270 600Z" fill="#6d4b2a"/>${digger(690, 420)}`,
  pond: `${base(fair, green)}<path d="M170 600 Q300 480 520 490 T830 590 Q640 690 460 684 T170 600Z" fill="#a5814f"/>
    <path d="M220 598 Q340 510 520 516 T780 592 Q620 662 470 658 T220 598Z" fill="#6f9aa3"/>`,
  stopped: `${base(fair, straw)}${earth(pad)}${stakes}`,
  notice: `${base(dull, straw)}${walls(150, '#e0b8a0')}<g transform="translate(410 436)"><rect width="120" height="94" fill="#f6f3ea" stroke="#6b6f6e" stroke-width="3"/>
    ${[18, 34, 48, 62].map((y, i) => `<rect x="${i ? 14 : 32}" y="${y}" width="${i ? 92 : 56}" height="${i ? 5 : 8}" fill="#6b6f6e"/>`).join('')}</g>`,
};

const mark = await sharp({
  text: {
    text: '<span foreground="white">演示图片</span>',
    font: 'Noto Serif SC',
    fontfile: font,
    rgba: true,
    dpi: 220,
  },
})
  .png()
  .toBuffer();
const folder = new URL('./pictures/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [scene, inner] of Object.entries(drawings)) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${inner}
    <rect x="0" y="646" width="290" height="74" fill="#18201c" opacity=".55"/></svg>`;
  const bytes = await sharp(Buffer.from(svg))
    .composite([{ input: mark, left: 26, top: 662 }])
    .jpeg({ quality: 74, mozjpeg: true })
    .toBuffer();
  writeFileSync(new URL(`${scene}.jpg`, folder), bytes);
}
